/** A mail server for proofs, in a process of its own: `start-fake SMTP server.ts` starts it and talks with it. */
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { createSecureContext } from 'node:tls';
import { ServerJournal } from './server-journal';
import { type ServerRule, ServerRules } from './server-rules';
import { ServerSession, type ServerState } from './server-session';

export interface ServerSettings {
  /** Where it writes down what it gets. */
  file: string;
  /** 0 for any. */
  port: number;
  /** Whether what it has taken is on the disk before it says so. */
  syncs: boolean;
  rules: ServerRule[];
  takesAuth: boolean;
  /** A file with a key and a certificate in PEM, for `STARTTLS`. */
  certificate?: string | undefined;
}

/** What it tells whoever has started it. */
export type ServerNews =
  | { listening: number }
  | { connectedAt: number }
  | { asked: number; point: ServerRule['at']; to: string }
  | 'followed';

/** What they tell it. */
export type ServerOrder = { rules: ServerRule[] } | { goOn: number };

const settings = JSON.parse(process.argv[2] ?? '') as ServerSettings;
const questions = new Map<number, () => void>();
const tell = (news: ServerNews) => process.send?.(news);
const pem = settings.certificate && readFileSync(settings.certificate, 'utf8');
let asked = 0;

const smtpServer: ServerState = {
  rules: new ServerRules(settings.rules),
  journal: await ServerJournal.open(settings.file, settings.syncs),
  takesAuth: settings.takesAuth,
  secure: pem ? createSecureContext({ key: pem, cert: pem }) : undefined,
  connected: 0,
  ask: (point, to) =>
    new Promise((resolve) => {
      questions.set(++asked, resolve);
      tell({ asked, point, to });
    }),
};

const server = createServer((socket) => {
  tell({ connectedAt: Date.now() });
  smtpServer.connected++;
  socket.once('close', () => smtpServer.connected--);
  void new ServerSession(smtpServer, socket).greet();
});
server.listen(settings.port, '127.0.0.1', () => tell({ listening: (server.address() as AddressInfo).port }));

process.on('message', (order: ServerOrder) => {
  if ('rules' in order) {
    smtpServer.rules = new ServerRules(order.rules);
    tell('followed');
  } else {
    questions.get(order.goOn)?.();
    questions.delete(order.goOn);
  }
});
// Nobody is left to serve.
process.on('disconnect', () => process.exit());
