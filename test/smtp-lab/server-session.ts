import { createHash, type Hash } from 'node:crypto';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type SecureContext, TLSSocket } from 'node:tls';
import { DataReader } from './data-reader';
import type { ServerJournal } from './server-journal';
import type { ServerRules, ServerStage } from './server-rules';

export interface ServerState {
  rules: ServerRules;
  journal: ServerJournal;
  /** Offers `STARTTLS` when set. */
  secure: SecureContext | undefined;
  /** Whether it offers AUTH. */
  takesAuth: boolean;
  /** The number of connected clients. */
  connected: number;
  /** Resolves when the parent process has answered. */
  ask(stage: ServerStage, to: string): Promise<void>;
}

/** A message that is being received. */
interface Incoming {
  from: string;
  to: string[];
  begunAt: number;
}

/** An SMTP session (RFC 5321) with the commands that clients need to send. */
export class ServerSession {
  readonly #smtpServer: ServerState;
  readonly #socket: Socket;
  #rest: Buffer = Buffer.of();
  #isBusy = false;
  #mail: Incoming | undefined;
  #data: { reader: DataReader; hash: Hash; head: string; bytes: number } | undefined;

  constructor(smtpServer: ServerState, socket: Socket) {
    this.#smtpServer = smtpServer;
    this.#socket = socket.setNoDelay();
    socket.on('error', () => socket.destroy());
    socket.on('data', this.#onData);
  }

  async greet(): Promise<void> {
    const reply = await this.#answer('greeting', '220 smtp.test ESMTP');
    if (reply && !reply.startsWith('220')) this.#socket.end();
  }

  readonly #onData = (chunk: Buffer) => {
    this.#rest = this.#rest.length ? Buffer.concat([this.#rest, chunk]) : chunk;
    if (!this.#isBusy) void this.#process();
  };

  async #process(): Promise<void> {
    this.#isBusy = true;
    while ((await (this.#data ? this.#readData() : this.#readCommand())) && this.#rest.length);
    this.#isBusy = false;
  }

  /** Returns whether more of the received bytes can be processed. */
  async #readCommand(): Promise<boolean> {
    const end = this.#rest.indexOf('\n');
    if (end === -1) return false;
    const line = this.#rest.toString('latin1', 0, end).trimEnd();
    this.#rest = this.#rest.subarray(end + 1);
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    switch (/^\w*/.exec(line)?.[0].toUpperCase()) {
      case 'EHLO':
        return this.#say(this.#greetingLines().join('\r\n'));
      case 'STARTTLS':
        return this.#encrypt();
      case 'AUTH':
        return (await this.#answer('auth', '235 2.7.0 welcome')) !== undefined;
      case 'MAIL': {
        const reply = await this.#answer('mail', '250 2.1.0 ok');
        this.#mail = reply?.startsWith('2') ? { from: address, to: [], begunAt: Date.now() } : undefined;
        return reply !== undefined;
      }
      case 'RCPT': {
        if (!this.#mail) return this.#say('503 5.5.1 MAIL first');
        const reply = await this.#answer('rcpt', '250 2.1.5 ok', address);
        if (reply?.startsWith('2')) this.#mail.to.push(address);
        return reply !== undefined;
      }
      case 'DATA': {
        if (!this.#mail?.to.length) return this.#say('503 5.5.1 RCPT first');
        const reply = await this.#answer('data', '354 go on', this.#mail.to[0]);
        if (reply?.startsWith('3')) this.#begin();
        return reply !== undefined;
      }
      case 'RSET':
        this.#mail = undefined;
        return this.#say('250 2.0.0 ok');
      case 'NOOP':
        return this.#say('250 2.0.0 ok');
      case 'QUIT':
        this.#socket.end('221 2.0.0 bye\r\n');
        return false;
      default:
        return this.#say('502 5.5.2 what?');
    }
  }

  #begin(): void {
    const hash = createHash('sha256');
    const data = { hash, head: '', bytes: 0, reader: new DataReader((bytes) => write(bytes)) };
    const write = (bytes: Buffer) => {
      hash.update(bytes);
      data.bytes += bytes.length;
      if (!data.head.includes('\r\n\r\n')) data.head += bytes.toString('latin1', 0, 16_384);
    };
    this.#data = data;
  }

  async #readData(): Promise<boolean> {
    const { data, rest } = { data: this.#data, rest: this.#rest };
    if (!data) return false;
    const isFirst = data.bytes === 0;
    this.#rest = Buffer.of();
    const following = data.reader.push(rest);
    if (isFirst && (await this.#answer('part', undefined, this.#mail?.to[0])) === undefined) return false;
    if (following === undefined) return true;
    this.#rest = Buffer.concat([following, this.#rest]);
    return this.#store();
  }

  /** Stores a received message on disk before it confirms it. */
  async #store(): Promise<boolean> {
    const { mail, data } = { mail: this.#mail, data: this.#data };
    this.#mail = undefined;
    this.#data = undefined;
    if (!mail || !data) return false;
    const receivedAt = Date.now();
    const [to] = mail.to;
    const rejection = await this.#answer('end', undefined, to);
    if (rejection !== '') return rejection !== undefined;
    const receipt = {
      messageId: fieldIn(data.head, 'Message-ID'),
      date: fieldIn(data.head, 'Date'),
      sha256: data.hash.digest('hex'),
      bytes: data.bytes,
      isEncrypted: this.#socket instanceof TLSSocket,
      begunAt: mail.begunAt,
      receivedAt,
    };
    await this.#smtpServer.journal.write(mail.to.map((each) => ({ to: each, from: mail.from, ...receipt })));
    if ((await this.#answer('stored', '250 2.0.0 taken', to)) === undefined) return false;
    return (await this.#answer('answered', undefined, to)) !== undefined;
  }

  /**
   * Applies the rule for this stage and sends its reply, or else `usual`. Returns the reply, an empty string for none, or undefined when the
   * session is over.
   */
  async #answer(stage: ServerStage, usual: string | undefined, to = ''): Promise<string | undefined> {
    const rule = this.#smtpServer.rules.find(stage, to, this.#smtpServer.connected - 1);
    if (rule?.ask) await this.#smtpServer.ask(stage, to);
    if (rule?.wait) await sleep(rule.wait);
    if (rule?.cut) this.#socket.destroy();
    if (rule?.silent && !this.#socket.destroyed) await new Promise((resolve) => this.#socket.once('close', resolve));
    // A closed connection gets no reply, but its message stays stored.
    if (rule?.cut || rule?.silent) return undefined;
    const reply = rule?.reply ?? usual ?? '';
    if (reply) this.#say(reply);
    if (reply.startsWith('421')) this.#socket.end();
    return reply;
  }

  #say(reply: string): true {
    if (this.#socket.writable) this.#socket.write(`${reply}\r\n`, 'latin1');
    return true;
  }

  #greetingLines(): string[] {
    const isOpen = !(this.#socket instanceof TLSSocket);
    const extensions = ['PIPELINING', 'SIZE 20000000', '8BITMIME', 'ENHANCEDSTATUSCODES'];
    if (isOpen && this.#smtpServer.secure) extensions.push('STARTTLS');
    if (this.#smtpServer.takesAuth) extensions.push('AUTH PLAIN LOGIN');
    return ['smtp.test', ...extensions].map((extension, index) => `250${index < extensions.length ? '-' : ' '}${extension}`);
  }

  async #encrypt(): Promise<boolean> {
    if (!this.#smtpServer.secure) return this.#say('502 5.5.1 not here');
    this.#socket.off('data', this.#onData);
    this.#say('220 2.0.0 go on');
    new ServerSession(this.#smtpServer, new TLSSocket(this.#socket, { isServer: true, secureContext: this.#smtpServer.secure }));
    return false;
  }
}

/** Returns the value of a header field, unfolded. */
function fieldIn(head: string, name: string): string {
  const headers = `\n${head.slice(0, head.indexOf('\r\n\r\n'))}`.replace(/\r\n[ \t]+/g, ' ');
  return new RegExp(`\\n${name}: *([^\\r]*)`, 'i').exec(headers)?.[1] ?? '';
}
