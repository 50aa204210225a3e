import { type ChildProcess, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { forkProgram } from '../processes/fork-program';
import { type Receipt, readReceipts } from './receipt';
import type { ServerCommand, ServerEvent, ServerSettings } from './server-process';
import type { ServerRule, ServerStage } from './server-rules';

export interface FakeSmtpServer {
  port: number;
  /** The value for `SMTP_URL`. */
  url: string;
  /** When each connection was opened, in milliseconds since 1970. */
  connections: readonly number[];
  /** Returns all messages received, including those before a restart. */
  receipts(): Promise<Receipt[]>;
  /** Replaces the rules. */
  setRules(rules: ServerRule[]): Promise<void>;
  /** Kills the process in the middle of its sessions. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with its received messages. */
  start(): Promise<void>;
  /** Kills it and deletes its received messages. */
  remove(): Promise<void>;
}

export interface FakeSmtpServerOptions extends Partial<Omit<ServerSettings, 'file' | 'certificate'>> {
  /** Offers `STARTTLS` with a self-signed certificate. */
  certificate?: boolean;
  /** Called for a rule with `ask`; the session waits for it. */
  onAsk?: (stage: ServerStage, to: string) => Promise<void> | void;
}

/** Starts an SMTP server on this machine that follows the rules, stores each message on disk before it confirms it, and delivers none. */
export async function startFakeSmtpServer({ onAsk, certificate, ...options }: FakeSmtpServerOptions = {}): Promise<FakeSmtpServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'newsletter-smtp-'));
  const settings: ServerSettings = { port: 0, syncs: true, rules: [], takesAuth: false, ...options, file: path.join(folder, 'receipts') };
  if (certificate) settings.certificate = makeCertificate(path.join(folder, 'pem'));
  const connections: number[] = [];
  let child: ChildProcess | undefined;
  let onRulesSet = () => {};
  const send = (command: ServerCommand) => child?.connected && child.send(command, () => {});
  const start = async () => {
    const started = await forkProgram('smtp-lab/server-process', settings);
    child = started;
    settings.port = await new Promise<number>((resolve, reject) => {
      started.once('exit', (code) => reject(new Error(`The fake SMTP server ended (${code}).`)));
      started.on('message', async (event: ServerEvent) => {
        if (event === 'rules-set') return onRulesSet();
        if ('listening' in event) return resolve(event.listening);
        if ('connectedAt' in event) return connections.push(event.connectedAt);
        await onAsk?.(event.stage, event.to);
        return send({ continue: event.asked });
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
    async setRules(rules) {
      settings.rules = rules;
      const done = new Promise<void>((resolve) => (onRulesSet = resolve));
      if (send({ rules })) await done;
    },
    kill,
    start,
    remove: async () => {
      await kill();
      await rm(folder, { recursive: true });
    },
  };
}

/** Writes a new key and self-signed certificate to a file. */
function makeCertificate(file: string): string {
  const args = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=smtp.test -keyout ${file}.key -out ${file}.crt`;
  execFileSync('openssl', args.split(' '), { stdio: 'ignore' });
  writeFileSync(file, [`${file}.key`, `${file}.crt`].map((part) => readFileSync(part, 'utf8')).join(''));
  return file;
}
