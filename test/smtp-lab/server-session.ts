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
  /** For `STARTTLS`, where it is offered. */
  secure: SecureContext | undefined;
  /** Whether clients may sign in. */
  takesAuth: boolean;
  /** How many are. */
  connected: number;
  /** Asks whoever has started the fake SMTP server, and gives when they have answered. */
  ask(point: ServerStage, to: string): Promise<void>;
}

/** A message on its way in. */
interface Incoming {
  from: string;
  to: string[];
  begunAt: number;
}

/** One conversation by SMTP (RFC 5321), as far as senders of mail need it. */
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
    const said = await this.#answer('greeting', '220 fake SMTP server.test ESMTP');
    if (said && !said.startsWith('220')) this.#socket.end();
  }

  readonly #onData = (chunk: Buffer) => {
    this.#rest = this.#rest.length ? Buffer.concat([this.#rest, chunk]) : chunk;
    if (!this.#isBusy) void this.#goOn();
  };

  async #goOn(): Promise<void> {
    this.#isBusy = true;
    while ((await (this.#data ? this.#readData() : this.#readCommand())) && this.#rest.length);
    this.#isBusy = false;
  }

  /** Gives whether there may be more to do with what has come. */
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
        const said = await this.#answer('mail', '250 2.1.0 ok');
        this.#mail = said?.startsWith('2') ? { from: address, to: [], begunAt: Date.now() } : undefined;
        return said !== undefined;
      }
      case 'RCPT': {
        if (!this.#mail) return this.#say('503 5.5.1 MAIL first');
        const said = await this.#answer('rcpt', '250 2.1.5 ok', address);
        if (said?.startsWith('2')) this.#mail.to.push(address);
        return said !== undefined;
      }
      case 'DATA': {
        if (!this.#mail?.to.length) return this.#say('503 5.5.1 RCPT first');
        const said = await this.#answer('data', '354 go on', this.#mail.to[0]);
        if (said?.startsWith('3')) this.#begin();
        return said !== undefined;
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
    return this.#take();
  }

  /** Takes a message that has come: on the disk before it says so. */
  async #take(): Promise<boolean> {
    const { mail, data } = { mail: this.#mail, data: this.#data };
    this.#mail = undefined;
    this.#data = undefined;
    if (!mail || !data) return false;
    const receivedAt = Date.now();
    const [to] = mail.to;
    const refused = await this.#answer('end', undefined, to);
    if (refused !== '') return refused !== undefined;
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
   * Does what the rules have for this point, and says what they or else `usual` have it say; gives that, empty for nothing, and
   * undefined where the conversation is over.
   */
  async #answer(point: ServerStage, usual: string | undefined, to = ''): Promise<string | undefined> {
    const rule = this.#smtpServer.rules.find(point, to, this.#smtpServer.connected - 1);
    if (rule?.ask) await this.#smtpServer.ask(point, to);
    if (rule?.wait) await sleep(rule.wait);
    if (rule?.cut) this.#socket.destroy();
    if (rule?.silent && !this.#socket.destroyed) await new Promise((resolve) => this.#socket.once('close', resolve));
    // Whoever is gone gets no answer; what they sent is there all the same.
    if (rule?.cut || rule?.silent) return undefined;
    const said = rule?.reply ?? usual ?? '';
    if (said) this.#say(said);
    if (said.startsWith('421')) this.#socket.end();
    return said;
  }

  #say(reply: string): true {
    if (this.#socket.writable) this.#socket.write(`${reply}\r\n`, 'latin1');
    return true;
  }

  #greetingLines(): string[] {
    const isOpen = !(this.#socket instanceof TLSSocket);
    const skills = ['PIPELINING', 'SIZE 20000000', '8BITMIME', 'ENHANCEDSTATUSCODES'];
    if (isOpen && this.#smtpServer.secure) skills.push('STARTTLS');
    if (this.#smtpServer.takesAuth) skills.push('AUTH PLAIN LOGIN');
    return ['smtp.test', ...skills].map((skill, index) => `250${index < skills.length ? '-' : ' '}${skill}`);
  }

  async #encrypt(): Promise<boolean> {
    if (!this.#smtpServer.secure) return this.#say('502 5.5.1 not here');
    this.#socket.off('data', this.#onData);
    this.#say('220 2.0.0 go on');
    new ServerSession(this.#smtpServer, new TLSSocket(this.#socket, { isServer: true, secureContext: this.#smtpServer.secure }));
    return false;
  }
}

/** The value of a header field on one line. */
function fieldIn(head: string, name: string): string {
  const headers = `\n${head.slice(0, head.indexOf('\r\n\r\n'))}`.replace(/\r\n[ \t]+/g, ' ');
  return new RegExp(`\\n${name}: *([^\\r]*)`, 'i').exec(headers)?.[1] ?? '';
}
