import { execFileSync, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createServer, type Server } from 'node:tls';
import { test as base, chromium, expect } from '@playwright/test';
import { type ParsedMail, simpleParser } from 'mailparser';
import { browserFlags } from '../../scripts/find-browser';
import { freePort } from '../../scripts/free-port';
import { copyEmbedded } from '../databases/database-templates';

/** A site of its own with an empty database, removed at the end. */
export interface Newsletter {
  /** Its public origin, `SITE_URL`. */
  url: string;
  /** The origin at which it listens, without TLS, as behind a proxy. */
  address: string;
  /** Has the embedded database, the outbox and the secrets. */
  dataFolder: string;
  pid: number;
  /** Its standard error since the first start. */
  failures: () => string;
  /** Returns the emails to an address, oldest first. Waits until there are `count`. */
  mailsTo(address: string, count?: number): Promise<ParsedMail[]>;
  /** Stops the site. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again with the same data. */
  start(): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

/**
 * Starts the existing build with an empty data folder and `env` added to its environment. An embedded database has its tables already;
 * with `isNew` the site makes it at the first request that needs it.
 */
export async function startNewsletter(env: Record<string, string> = {}, { isNew = false } = {}): Promise<Newsletter> {
  const { SITE_URL = '' } = process.env;
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'newsletter-e2e-'));
  if (!env.DATABASE_URL && !env.DATA_DIR && !isNew) await copyEmbedded(dataFolder);
  const port = await freePort();
  const settings = {
    ...process.env,
    PORT: port,
    LISTEN_HOST: '127.0.0.1',
    DATA_DIR: dataFolder,
    CLIENT_ADDRESS_HEADER: 'x-real-ip',
    ...env,
  };
  let failures = '';
  const start = async () => {
    const started = await startSite(settings);
    started.stderr.setEncoding('utf8').on('data', (text) => {
      failures += text;
    });
    return started;
  };
  let site = await start();

  const newsletter: Newsletter = {
    url: SITE_URL,
    address: `http://127.0.0.1:${port}`,
    dataFolder,
    pid: site.pid ?? 0,
    failures: () => failures,
    async mailsTo(address, count = 1) {
      let mails: ParsedMail[] = [];
      const read = async () => {
        mails = await readOutbox(dataFolder, address);
        return mails.length;
      };
      await expect.poll(read, { timeout: 30_000, message: `emails to ${address}` }).toBeGreaterThanOrEqual(count);
      return mails;
    },
    async stop(signal = 'SIGTERM') {
      if (site.exitCode !== null || site.signalCode !== null) return;
      const over = once(site, 'exit');
      site.kill(signal);
      await over;
    },
    async start() {
      site = await start();
      newsletter.pid = site.pid ?? 0;
    },
    async remove() {
      await newsletter.stop();
      await rm(dataFolder, { recursive: true, maxRetries: 5 });
    },
  };
  return newsletter;
}

/** The secrets of the operator and the email providers. */
export const adminToken = 'd'.repeat(64);
export const mailgunKey = 'signing-key-of-mailgun';
export const sendgridKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const settings = {
  ADMIN_TOKEN: adminToken,
  MAILGUN_SIGNING_KEY: mailgunKey,
  SENDGRID_PUBLIC_KEY: sendgridKeys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
};

/**
 * Tests with a newsletter, and a browser that reaches it by its name, over TLS. Each test comes from a network of its own. Files with the
 * same settings share one newsletter in each worker: a start takes seconds.
 */
export const test = base.extend<object, { settings: Record<string, string>; newsletter: Newsletter }>({
  settings: [settings, { option: true, scope: 'worker' }],
  newsletter: [
    async ({ settings }, use) => {
      const newsletter = await startNewsletter(settings);
      await use(newsletter);
      await newsletter.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  browser: [
    async ({ newsletter }, use) => {
      const tls = await listenWithTls(Number(new URL(newsletter.address).port));
      const { hostname } = new URL(newsletter.url);
      const address = tls.address();
      const rule = `--host-resolver-rules=MAP ${hostname}:443 127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
      const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: [...browserFlags, rule] });
      await use(browser);
      await browser.close();
      tls.close();
    },
    { scope: 'worker' },
  ],
  baseURL: ({ newsletter }, use) => use(newsletter.url),
  ignoreHTTPSErrors: true,
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it which fixtures are needed.
  extraHTTPHeaders: ({}, use) => use({ 'X-Real-IP': randomClientIp() }),
});

/** Returns a random IPv4 address, so that rate limits per network do not apply. The ranges for tests (RFC 5737) are too small. */
export function randomClientIp(): string {
  return [20, ...Array.from({ length: 3 }, () => Math.floor(Math.random() * 256))].join('.');
}

/** Returns the first URL in an email that contains `part`. Throws where there is none. */
export function linkIn(mail: ParsedMail | undefined, part: string): string {
  const link = mail?.text?.match(/https?:\/\/\S+/g)?.find((address) => address.includes(part));
  if (!link) throw new Error(`The email "${mail?.subject}" has no link to ${part}: ${mail?.text}`);
  return link;
}

async function startSite(env: Record<string, string | undefined>) {
  const site = spawn('node', ['--import', 'tsx', 'scripts/start-site.ts'], {
    env: env as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  site.stderr.pipe(process.stderr);
  for await (const line of createInterface(site.stdout)) if (line.startsWith('The newsletter is at')) break;
  site.stdout.resume();
  if (site.exitCode !== null) throw new Error('The site did not start.');
  return site;
}

async function readOutbox(dataFolder: string, address: string): Promise<ParsedMail[]> {
  const folder = path.join(dataFolder, 'outbox');
  const files = existsSync(folder) ? (await readdir(folder)).filter((file) => file.endsWith('.eml')).sort() : [];
  const mails = await Promise.all(files.map(async (file) => simpleParser(await readFile(path.join(folder, file)))));
  return mails.filter(({ to }) => [to].flat().some((list) => list?.text === address));
}

/** Starts a TLS proxy in front of the site. */
async function listenWithTls(port: number): Promise<Server> {
  const args = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=newsletter.example -keyout - -out -';
  const made = execFileSync('openssl', args.split(' '), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const server = createServer({ key: made, cert: made }, (visitor) => {
    const site = connect(port, '127.0.0.1');
    visitor.on('error', () => site.destroy());
    site.on('error', () => visitor.destroy());
    visitor.pipe(site).pipe(visitor);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}
