/**
 * `send-by-nodemailer.ts compose|raw <port> <messages> <connections>`: sends the sample email with nodemailer's pool, as a script would:
 * composes each message, or sends the bytes of one composed message to all. Prints the cost as JSON.
 */
import { createTransport } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import { sampleMail } from '../test/smtp-lab/sample-mail';
import { benchBytes, type SendingCost } from './sending-cost';

const [, , way, port, messages, connections] = process.argv;
const transport = createTransport({
  host: '127.0.0.1',
  port: Number(port),
  ignoreTLS: true,
  pool: true,
  maxConnections: Number(connections),
  maxMessages: Number.POSITIVE_INFINITY,
});
const from = 'Twinko AI <newsletter@newsletter.example>';
const list = { unsubscribe: 'https://newsletter.example/u/token' };
const mail = sampleMail(benchBytes);
const raw = await new MailComposer({ from, to: 'reader@example.org', list, ...mail }).compile().build();

const startedAt = performance.now();
const cpuBefore = process.cpuUsage();
let left = Number(messages);
await Promise.all(Array.from({ length: Number(connections) }, sendNext));
const { user, system } = process.cpuUsage(cpuBefore);
const cost: SendingCost = {
  messages: Number(messages),
  seconds: (performance.now() - startedAt) / 1000,
  cpuSeconds: (user + system) / 1e6,
};
console.log(JSON.stringify(cost));
transport.close();

async function sendNext(): Promise<void> {
  while (left > 0) {
    const to = `reader${left--}@example.org`;
    if (way === 'raw') await transport.sendMail({ raw, envelope: { from: 'bounce@newsletter.example', to } });
    else await transport.sendMail({ from, to, list, ...mail });
  }
}
