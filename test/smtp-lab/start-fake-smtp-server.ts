import { type ChildProcess, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { forkProgram } from '../processes/fork-program';
import { type Receipt, readReceipts } from './receipt';
import type { ServerNews, ServerOrder, ServerSettings } from './server-process';
import type { ServerRule, ServerStage } from './server-rules';

export interface FakeSmtpServer {
  port: number;
  /** What to set `SMTP_URL` to. */
  url: string;
  /** When each connection was made: milliseconds since 1970. */
  connections: readonly number[];
  /** All messages that have come, in any run of it. */
  receipts(): Promise<Receipt[]>;
  /** Has it go by other rules, from when this gives. */
  follow(rules: ServerRule[]): Promise<void>;
  /** Ends it at once, with whatever is under way. Nobody answers on its port then. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with what it has received. */
  start(): Promise<void>;
  /** Ends it and removes what it has received. */
  remove(): Promise<void>;
}

export interface FakeSmtpServerOptions extends Partial<Omit<ServerSettings, 'file' | 'certificate'>> {
  /** Offers `STARTTLS`, with a certificate that nobody has signed. */
  certificate?: boolean;
  /** What is done where a rule says `ask`; the fake SMTP server goes on when it gives. */
  onAsk?: (point: ServerStage, to: string) => Promise<void> | void;
}

/** Starts a mail server on this machine that plays by the rules, writes down each message before it says that it has it, and delivers none. */
export async function startFakeSmtpServer({ onAsk, certificate, ...given }: FakeSmtpServerOptions = {}): Promise<FakeSmtpServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'newsletter-smtp-'));
  const settings: ServerSettings = { port: 0, syncs: true, rules: [], takesAuth: false, ...given, file: path.join(folder, 'receipts') };
  if (certificate) settings.certificate = makeCertificate(path.join(folder, 'pem'));
  const connections: number[] = [];
  let child: ChildProcess | undefined;
  let followed = () => {};
  const order = (words: ServerOrder) => child?.connected && child.send(words, () => {});
  const start = async () => {
    const started = await forkProgram('smtp-lab/server-process', settings);
    child = started;
    settings.port = await new Promise<number>((resolve, reject) => {
      started.once('exit', (code) => reject(new Error(`The fake SMTP server ended (${code}).`)));
      started.on('message', async (news: ServerNews) => {
        if (news === 'followed') return followed();
        if ('listening' in news) return resolve(news.listening);
        if ('connectedAt' in news) return connections.push(news.connectedAt);
        await onAsk?.(news.point, news.to);
        return order({ goOn: news.asked });
      });
    });
  };
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  await start();
  return {
    port: settings.port,
    url: `smtp://127.0.0.1:${settings.port}`,
    connections,
    receipts: () => readReceipts(settings.file),
    async follow(rules) {
      settings.rules = rules;
      const done = new Promise<void>((resolve) => (followed = resolve));
      if (order({ rules })) await done;
    },
    kill,
    start,
    remove: async () => {
      await kill();
      await rm(folder, { recursive: true });
    },
  };
}

/** Writes a key and a certificate for it, made anew, to a file. */
function makeCertificate(file: string): string {
  const args = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=fake SMTP server.test -keyout ${file}.key -out ${file}.crt`;
  execFileSync('openssl', args.split(' '), { stdio: 'ignore' });
  writeFileSync(file, [`${file}.key`, `${file}.crt`].map((part) => readFileSync(part, 'utf8')).join(''));
  return file;
}
