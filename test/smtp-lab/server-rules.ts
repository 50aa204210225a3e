/**
 * The stage of a session at which a rule applies: a reply, part or all of a message received (`part`, `end`), the message on disk but not
 * confirmed (`stored`), or confirmed (`answered`).
 */
export type ServerStage = 'greeting' | 'auth' | 'mail' | 'rcpt' | 'data' | 'part' | 'end' | 'stored' | 'answered';

/** A deviation from accepting every message. */
export interface ServerRule {
  at: ServerStage;
  /** Only for recipients that match this regular expression. */
  to?: string;
  /** Only the first so many times for each recipient, or in total before a recipient is known. */
  first?: number;
  /** Only every so many times. */
  every?: number;
  /** Only while at least so many other clients are connected. */
  otherConnections?: number;
  /** Milliseconds to wait first. */
  wait?: number;
  /** Calls `onAsk` of `startFakeSmtpServer` and waits for it. */
  ask?: true;
  /** Replaces the reply; without the last line end. A reply at `end` rejects the message; at other stages it is stored. */
  reply?: string;
  /** Closes the connection instead of replying. */
  cut?: true;
  /** Stops replying. */
  silent?: true;
}

/** The rules of the fake SMTP server, with a count of how often each matched. */
export class ServerRules {
  readonly #rules: readonly ServerRule[];
  readonly #matches = new Map<string, number>();

  constructor(rules: readonly ServerRule[]) {
    this.#rules = rules;
  }

  /** Returns the first matching rule. */
  find(at: ServerStage, to: string, others: number): ServerRule | undefined {
    return this.#rules.find((rule, index) => {
      if (rule.at !== at || (rule.to && !new RegExp(rule.to).test(to))) return false;
      if (rule.otherConnections !== undefined && others < rule.otherConnections) return false;
      if (rule.first && this.#count(`${index} ${to}`) > rule.first) return false;
      return !rule.every || this.#count(`${index}`) % rule.every === 0;
    });
  }

  #count(key: string): number {
    const count = (this.#matches.get(key) ?? 0) + 1;
    this.#matches.set(key, count);
    return count;
  }
}
