/** The fake SMTP server's process. Started by `start-fake-smtp-server.ts`. */
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { createSecureContext } from 'node:tls';
import { ServerJournal } from './server-journal';
import { type ServerRule, ServerRules } from './server-rules';
import { ServerSession, type ServerState } from './server-session';

export interface ServerSettings {
  /** The file of received messages. */
  file: string;
  /** 0 for any free port. */
  port: number;
  /** Whether it calls fsync before it confirms a message. */
  syncs: boolean;
  rules: ServerRule[];
  takesAuth: boolean;
  /** A file with a key and a certificate in PEM, for `STARTTLS`. */
  certificate?: string | undefined;
}

/** A message to the parent process. */
export type ServerEvent =
  | { listening: number }
  | { connectedAt: number }
  | { asked: number; stage: ServerRule['at']; to: string }
  | 'rules-set';

/** A message from the parent process. */
export type ServerCommand = { rules: ServerRule[] } | { continue: number };

const settings = JSON.parse(process.argv[2] ?? '') as ServerSettings;
const waiting = new Map<number, () => void>();
const emit = (event: ServerEvent) => process.send?.(event);
const pem = settings.certificate && readFileSync(settings.certificate, 'utf8');
let asked = 0;

const smtpServer: ServerState = {
  rules: new ServerRules(settings.rules),
  journal: await ServerJournal.open(settings.file, settings.syncs),
  takesAuth: settings.takesAuth,
  secure: pem ? createSecureContext({ key: pem, cert: pem }) : undefined,
  connected: 0,
  ask: (stage, to) =>
    new Promise((resolve) => {
      waiting.set(++asked, resolve);
      emit({ asked, stage, to });
    }),
};

const server = createServer((socket) => {
  emit({ connectedAt: Date.now() });
  smtpServer.connected++;
  socket.once('close', () => smtpServer.connected--);
  void new ServerSession(smtpServer, socket).greet();
});
server.listen(settings.port, '127.0.0.1', () => emit({ listening: (server.address() as AddressInfo).port }));

process.on('message', (command: ServerCommand) => {
  if ('rules' in command) {
    smtpServer.rules = new ServerRules(command.rules);
    emit('rules-set');
  } else {
    waiting.get(command.continue)?.();
    waiting.delete(command.continue);
  }
});
// The parent process has ended.
process.on('disconnect', () => process.exit());
