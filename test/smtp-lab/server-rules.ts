/**
 * Where in a conversation a rule applies: in place of an answer, when part or all of a message has come (`part`, `end`), when it is on
 * the disk and not yet answered (`stored`), or when it is answered (`answered`).
 */
export type ServerStage = 'greeting' | 'auth' | 'mail' | 'rcpt' | 'data' | 'part' | 'end' | 'stored' | 'answered';

/** What a fake SMTP server does other than to take every message. */
export interface ServerRule {
  at: ServerStage;
  /** Only for recipients that match this regular expression. */
  to?: string;
  /** Only so many times for each recipient; before one is known, so many times. */
  first?: number;
  /** Only once in so many times. */
  every?: number;
  /** Only while so many others are connected, or more. */
  beside?: number;
  /** Milliseconds before it goes on. */
  wait?: number;
  /** Tells whoever has started the fake SMTP server, and goes on when they say so. */
  ask?: true;
  /** What it says in place of what it would have said, without the last line's end. Only a reply at `end` keeps a message from being stored. */
  reply?: string;
  /** Breaks the connection off in place of an answer. */
  cut?: true;
  /** Never says anything again. */
  silent?: true;
}

/** The rules of a fake SMTP server with how often each was met. */
export class ServerRules {
  readonly #rules: readonly ServerRule[];
  readonly #met = new Map<string, number>();

  constructor(rules: readonly ServerRule[]) {
    this.#rules = rules;
  }

  /** The first rule that applies. */
  find(at: ServerStage, to: string, others: number): ServerRule | undefined {
    return this.#rules.find((rule, index) => {
      if (rule.at !== at || (rule.to && !new RegExp(rule.to).test(to))) return false;
      if (rule.beside !== undefined && others < rule.beside) return false;
      if (rule.first && this.#count(`${index} ${to}`) > rule.first) return false;
      return !rule.every || this.#count(`${index}`) % rule.every === 0;
    });
  }

  #count(key: string): number {
    const count = (this.#met.get(key) ?? 0) + 1;
    this.#met.set(key, count);
    return count;
  }
}
