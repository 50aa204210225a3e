/** A mail server for proofs, in a process of its own: `start-sink.ts` starts it and talks with it. */
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { createSecureContext } from 'node:tls';
import { SinkJournal } from './sink-journal';
import { type SinkRule, SinkRules } from './sink-rules';
import { type Sink, SinkSession } from './sink-session';

export interface SinkSettings {
  /** Where it writes down what it gets. */
  file: string;
  /** 0 for any. */
  port: number;
  /** Whether what it has taken is on the disk before it says so. */
  syncs: boolean;
  rules: SinkRule[];
  takesAuth: boolean;
  /** A file with a key and a certificate in PEM, for `STARTTLS`. */
  certificate?: string | undefined;
}

/** What it tells whoever has started it. */
export type SinkNews = { listening: number } | { connectedAt: number } | { asked: number; point: SinkRule['at']; to: string } | 'followed';

/** What they tell it. */
export type SinkOrder = { rules: SinkRule[] } | { goOn: number };

const settings = JSON.parse(process.argv[2] ?? '') as SinkSettings;
const questions = new Map<number, () => void>();
const tell = (news: SinkNews) => process.send?.(news);
const pem = settings.certificate && readFileSync(settings.certificate, 'utf8');
let asked = 0;

const sink: Sink = {
  rules: new SinkRules(settings.rules),
  journal: await SinkJournal.open(settings.file, settings.syncs),
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
  sink.connected++;
  socket.once('close', () => sink.connected--);
  void new SinkSession(sink, socket).greet();
});
server.listen(settings.port, '127.0.0.1', () => tell({ listening: (server.address() as AddressInfo).port }));

process.on('message', (order: SinkOrder) => {
  if ('rules' in order) {
    sink.rules = new SinkRules(order.rules);
    tell('followed');
  } else {
    questions.get(order.goOn)?.();
    questions.delete(order.goOn);
  }
});
// Nobody is left to serve.
process.on('disconnect', () => process.exit());
