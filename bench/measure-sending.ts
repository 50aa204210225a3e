import type { Store } from '../test/databases/empty-database';
import { sendSample, startQuickSmtpServer } from '../test/smtp-lab/send-sample';
import { median } from './median';
import type { Options } from './options';
import { runProgram } from './program';
import { table } from './results';
import { benchBytes, type SendingCost } from './sending-cost';

/** Messages in flight at once. */
const connections = [5, 20];

/** A way of sending, with the cost of each run. */
interface Contender {
  name: string;
  connections: number;
  send: () => Promise<SendingCost>;
  runs: SendingCost[];
}

/** Measures how fast campaigns are sent, compared with a nodemailer script, and the cost per message by number of recipients. */
export async function measureSending({ recipients, runs }: Options): Promise<string> {
  const contenders = connections.flatMap((count) => contendersFor(recipients, count));
  for (let run = 1; run <= runs; run++) {
    for (const contender of contenders) {
      const cost = await contender.send();
      contender.runs.push(cost);
      report(`${contender.name}, ${contender.connections} connections`, cost);
    }
  }
  const growth = [await growthOf('PostgreSQL', [0.1, 1, 10], recipients), await growthOf('PGlite', [0.1, 1, 2], recipients)];
  return [explain(recipients, runs), table(head, rows(contenders)), explainGrowth, table(growthHead, growth.flat())].join('\n\n');
}

function contendersFor(messages: number, count: number): Contender[] {
  const engine = (store: Store) => () => sendByEngine(store, messages, count);
  const kinds: [string, () => Promise<SendingCost>][] = [
    ['Engine on PostgreSQL', engine('PostgreSQL')],
    ['nodemailer’s pool, composing each message', () => sendByNodemailer('compose', messages, count)],
    ['nodemailer’s pool, one composed message for all', () => sendByNodemailer('raw', messages, count)],
    ['Engine on PGlite', engine('PGlite')],
  ];
  return kinds.map(([name, send]) => ({ name, connections: count, send, runs: [] }));
}

async function sendByEngine(store: Store, messages: number, count: number) {
  return { messages, ...(await sendSample(store, { people: messages, leases: count, bytes: benchBytes })) };
}

async function sendByNodemailer(way: 'compose' | 'raw', messages: number, count: number): Promise<SendingCost> {
  const smtpServer = await startQuickSmtpServer();
  try {
    const args = ['--import', 'tsx', 'bench/send-by-nodemailer.ts', way, smtpServer.port, messages, count].map(String);
    const cost = JSON.parse(await runProgram({ name: `nodemailer-${way}`, command: 'node', args })) as SendingCost;
    const received = (await smtpServer.receipts()).length;
    if (received !== messages) throw new Error(`nodemailer has sent ${received} of ${messages} messages.`);
    return cost;
  } finally {
    await smtpServer.remove();
  }
}

function explain(recipients: number, runs: number): string {
  return `One campaign of ${benchBytes.toLocaleString('en')} bytes of HTML to ${recipients.toLocaleString('en')} people, the median of ${runs} ${runs === 1 ? 'run' : 'runs'} in turn, all to the same mail server
(\`test/smtp-lab/start-fake-smtp-server.ts\`, here without fsync). The sender, the mail server and the database share this machine’s
processors. Each run starts with an empty database with default settings: PostgreSQL has each commit on disk before it returns
(\`fsync\` and \`synchronous_commit\` are on); nodemailer has no database and could not continue after a crash. Processor time is that
of the sending process, which includes the database with PGlite. The messages were compared with the list of recipients.`;
}

const head = ['Sender', 'Connections', 'Messages/s', 'Processor, ms a message', '÷ composing pool', '÷ one message for all'];

function rows(contenders: Contender[]): string[][] {
  const rate = ({ runs }: Contender) => median(runs.map(perSecond));
  return contenders.map((contender) => {
    const [, composing, ready] = contenders.filter((other) => other.connections === contender.connections);
    const ratio = (other: Contender | undefined) => (other ? (rate(contender) / rate(other)).toFixed(2) : '–');
    const cpu = median(contender.runs.map(cpuOf)).toFixed(2);
    return [contender.name, String(contender.connections), rate(contender).toFixed(0), cpu, ratio(composing), ratio(ready)];
  });
}

const explainGrowth = `The cost of a message in small and large campaigns, and the resident memory of the sending process: at the end, after a garbage
collection, and at most. One run each, with ${connections.at(-1)} connections.`;

const growthHead = ['Database', 'People', 'Messages/s', 'Processor, ms a message', 'Resident in the end, MiB', 'at most, MiB'];

async function growthOf(store: Store, factors: number[], recipients: number): Promise<string[][]> {
  const rowsOfGrowth: string[][] = [];
  for (const factor of factors) {
    const people = Math.round(recipients * factor);
    const cost = await sendByEngine(store, people, connections.at(-1) ?? 1);
    report(`${store}, ${people} people`, cost);
    const memory = [cost.residentMiB, cost.peakMiB].map((size) => size.toFixed(0));
    rowsOfGrowth.push([store, people.toLocaleString('en'), perSecond(cost).toFixed(0), cpuOf(cost).toFixed(2), ...memory]);
  }
  return rowsOfGrowth;
}

function perSecond({ messages, seconds }: SendingCost): number {
  return messages / seconds;
}

/** In milliseconds for each message. */
function cpuOf({ messages, cpuSeconds }: SendingCost): number {
  return (cpuSeconds / messages) * 1000;
}

function report(what: string, cost: SendingCost): void {
  console.log(`${what}: ${perSecond(cost).toFixed(0)} messages/s, ${cpuOf(cost).toFixed(2)} ms of processor time each`);
}
