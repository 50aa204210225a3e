import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect, test } from '@playwright/test';
import { dictionary } from '../lib/base/i18n/i18n';
import { freePort } from '../scripts/free-port';
import { type Newsletter, startNewsletter } from '../test/browser/newsletter';
import { onlyInAll } from '../test/browser/only-in-all';
import { ask } from '../test/browser/raw-request';
import { signUp } from '../test/browser/sign-up';
import { findPostgres, startPostgres } from '../test/databases/start-postgres';

test(
  'a second site that starts on the same data shows its pages, opens no endpoint, and says which process has the data',
  onlyInAll(),
  async () => {
    const first = await startNewsletter();
    const second = await startNewsletter({ DATA_DIR: first.dataFolder });
    expect((await signUp(first, { email: 'ada@example.org' })).status).toBe(202);
    const refused = await isShut(second);
    expect(refused).toBeLessThan(tolerance);
    expect(second.failures()).toContain(`Process ${first.pid} has ${first.dataFolder} open already`);
    // Once the first is gone, its number counts no more, though it had no time to give the data back.
    await first.stop('SIGKILL');
    expect(await comesBack(second, 'ada@example.net')).toBeLessThan(tolerance);
    await first.mailsTo('ada@example.net');
    await second.remove();
    await first.remove();
  },
);

test('while the database is not there, pages are, and endpoints say so; once it is there, they open', onlyInAll(), async () => {
  test.skip(!findPostgres(), 'PostgreSQL is not installed. On Debian: apt install postgresql');
  const postgres = await startPostgres();
  const way = await makeWay(`${new URL(postgres.url.replace('@/', '@host/')).searchParams.get('host')}/.s.PGSQL.5432`);
  const newsletter = await startNewsletter({ DATABASE_URL: `postgres://newsletter@127.0.0.1:${way.port}/postgres` });
  const took: Record<string, number> = {};
  // The first visitor of all waits until the endpoint's own code is loaded.
  await isShut(newsletter);

  took['nothing listens at that port'] = await isShut(newsletter);
  await way.open('swallows');
  took['what listens there says nothing'] = await isShut(newsletter);
  await way.close();
  await postgres.stop();
  await way.open('leads on');
  took['its way ends at a server that is stopped'] = await isShut(newsletter);
  await postgres.start();
  took['comes up'] = await comesBack(newsletter, 'one@example.org');

  for (const how of ['SIGINT', 'SIGQUIT'] as const) {
    await postgres.stop(how);
    took[`stopped by ${how}`] = await isShut(newsletter);
    await postgres.start();
    took[`back after ${how}`] = await comesBack(newsletter, `${how.toLowerCase()}@example.org`);
  }
  await way.close();
  took['the way to it is cut'] = await isShut(newsletter);
  await way.open('leads on');
  took['the way is fixed'] = await comesBack(newsletter, 'last@example.org');

  console.log('Milliseconds until a endpoint answered', took);
  for (const [when, time] of Object.entries(took)) expect(time, when).toBeLessThan(tolerance);
  // What was accepted before each fault was kept.
  for (const name of ['one', 'sigint', 'sigquit', 'last']) expect(await newsletter.mailsTo(`${name}@example.org`)).toHaveLength(1);
  await newsletter.remove();
  await postgres.remove();
  await way.close();
});

/** Seen to be under two seconds for a endpoint that cannot open and under five for one that can again; machines that test are slow at times. */
const tolerance = 15_000;

/** Expects that endpoints cannot open and pages are there, and gives how long the slowest endpoint took to say so, in milliseconds. */
async function isShut(newsletter: Newsletter): Promise<number> {
  const started = performance.now();
  const program = await signUp(newsletter, { email: 'nobody@example.org' });
  const took = performance.now() - started;
  expect([program.status, program.headers['content-type']]).toEqual([503, 'application/problem+json']);
  expect(JSON.parse(program.body.toString())).toMatchObject({ status: 503, reason: 'unavailable' });
  const fromPage = { accept: 'text/html', referer: `${newsletter.url}/zh/subscribe` };
  const reader = await signUp(newsletter, { email: 'nobody@example.org' }, fromPage);
  expect([reader.status, reader.body.toString()]).toEqual([503, expect.stringContaining(dictionary('zh').errors.reasons.unavailable)]);
  const link = await ask(newsletter.address, `/zh/confirm/${'x'.repeat(43)}`);
  expect([link.status, link.body.toString()]).toEqual([503, expect.stringContaining(dictionary('zh').errors.reasons.unavailable)]);
  for (const { headers } of [program, reader, link]) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  for (const page of ['/', '/zh/posts/top-ai-frameworks-for-2024', '/subscribe', '/frameworks?sort=license'])
    expect((await ask(newsletter.address, page)).status, page).toBe(200);
  return took;
}

/** Waits until somebody can sign up, and gives how long that was, in milliseconds. */
async function comesBack(newsletter: Newsletter, email: string): Promise<number> {
  const started = performance.now();
  await expect.poll(async () => (await signUp(newsletter, { email })).status, { intervals: [100], timeout: 60_000 }).toBe(202);
  return performance.now() - started;
}

/** A port that leads to a socket, or accepts connections and says nothing, or, until it is opened, is nobody's. */
async function makeWay(socket: string) {
  const port = Number(await freePort());
  const travellers = new Set<Socket>();
  let server = createServer();
  return {
    port,
    async open(how: 'leads on' | 'swallows') {
      server = createServer((traveller) => {
        travellers.add(traveller);
        traveller.on('error', () => {});
        if (how === 'swallows') return;
        const end = connect(socket);
        end.on('error', () => traveller.destroy());
        traveller.on('close', () => end.destroy());
        traveller.pipe(end).pipe(traveller);
      });
      await once(server.listen(port, '127.0.0.1'), 'listening');
    },
    async close() {
      for (const traveller of travellers) traveller.destroy();
      travellers.clear();
      if (server.listening) await once(server.close(), 'close');
    },
  };
}
