import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { GET as getProblems } from '../../../app/api/admin/problems/route';
import { GET as getHealth } from '../../../app/api/health/route';
import { copyEmbedded } from '../../../test/databases/database-templates';
import { findPostgres, startPostgres } from '../../../test/databases/start-postgres';
import { onDurableDatabases } from '../../../test/databases/test-databases';
import { closeDatabase, database } from '../../base/db/database';
import { deliveries, subscribers } from '../../base/db/schema';

const token = 'a'.repeat(64);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'newsletter-health-'));
  for (const name of ['SMTP_URL', 'SITE_URL', 'PREVIEW', 'MAIL_FROM']) vi.stubEnv(name, '');
  vi.stubEnv('ADMIN_TOKEN', token);
  vi.stubEnv('APP_SECRET', 'x'.repeat(32));
  for (const method of ['log', 'error'] as const) vi.spyOn(console, method).mockImplementation(() => {});
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const health = async () => {
  const response = await getHealth();
  const { status, database } = await response.json();
  return [response.status, status, database];
};
const problems = async () => {
  const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json' };
  const response = await getProblems(new Request('http://localhost/api/admin/problems', { headers }));
  return [response.status, (await response.json()).problems?.map(({ key }: { key: string }) => key)];
};
const up = [200, 'ok', 'ok'];
const down = [503, 'down', 'down'];

describe('with a database', () => {
  onDurableDatabases(() => {
    test('the site is up', async () => {
      expect(await health()).toEqual(up);
      expect(await problems()).toEqual([200, []]);
    });

    test('late email and wrong settings are problems, but take the site out of no load balancer', async () => {
      vi.stubEnv('SITE_URL', 'http://newsletter.example');
      const db = await database();
      const mailbox = { address: 'ada@example.org', addressKey: 'ada@example.org' };
      const [ada] = await db
        .insert(subscribers)
        .values({ ...mailbox, state: 'pending', locale: 'en', topics: [] })
        .returning();
      const nextAt = sql`now() - interval '20 minutes'`;
      await db.insert(deliveries).values({ notice: 'confirm', subscriberId: ada?.id ?? '', nextAt });
      expect(await health()).toEqual(up);
      expect(await problems()).toEqual([200, ['site-url-http', 'no-mail-server', 'mail-late']]);
    });
  });
});

describe('with the embedded database', () => {
  beforeEach(() => {
    vi.stubEnv('DATABASE_URL', '');
    vi.stubEnv('DATA_DIR', folder);
  });
  afterEach(closeDatabase);

  test('a new site is up, and the check creates no database', async () => {
    for (let check = 0; check < 2; check++) expect(await health()).toEqual([200, 'ok', 'not created yet']);
  });

  test('the site is down while another process holds the database, and up once that has ended', async () => {
    await copyEmbedded(folder);
    const holder = fork(path.resolve('test/processes/hold-lock-process.ts'), [path.join(folder, 'db.pid')], {
      execArgv: ['--import', 'tsx'],
    });
    await once(holder, 'message');
    expect(await health()).toEqual(down);
    expect(await problems()).toEqual([503, undefined]);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    vi.useFakeTimers({ now: Date.now() + 31_000, toFake: ['Date'] });
    expect(await health()).toEqual(up);
  });

  test('the site is down while the files of the database are damaged, and they are not opened at every check', async () => {
    await copyEmbedded(folder);
    await writeFile(path.join(folder, 'db/PG_VERSION'), 'x');
    for (let check = 0; check < 3; check++) expect(await health()).toEqual(down);
    expect(console.error).toHaveBeenCalledTimes(1);
  });

  test('the site is down once a form could not create the database', async () => {
    vi.stubEnv('DATA_DIR', path.resolve('package.json'));
    await expect(database()).rejects.toThrow();
    expect(await health()).toEqual(down);
  });

  test('on Vercel, the site is down without DATABASE_URL', async () => {
    vi.stubEnv('VERCEL', '1');
    expect(await health()).toEqual(down);
  });
});

test.skipIf(!findPostgres())('the site is down while the PostgreSQL server is away, and up when it is back', async () => {
  const postgres = await startPostgres({ flags: ['-F'] });
  vi.stubEnv('DATABASE_URL', postgres.url);
  try {
    await vi.waitFor(async () => expect(await health()).toEqual(up), 10_000);
    await postgres.stop();
    expect(await health()).toEqual(down);
    expect(await problems()).toEqual([503, undefined]);
    await postgres.start();
    await vi.waitFor(async () => expect(await health()).toEqual(up), 10_000);
  } finally {
    await closeDatabase();
    await postgres.remove();
  }
});
