import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { closeDatabase } from '../../db/database';
import { findPostgres, startPostgres } from '../../db/start-postgres';
import { checkBooks } from './check-books';
import { addReaders, freezeSample } from './frozen-mailing';
import { startSink } from './start-sink';
import { startWorker } from './start-worker';

const slots = 4;

describe.skipIf(!findPostgres())('a mailing goes on by itself', () => {
  test.each(['SIGINT', 'SIGQUIT'] as const)('when PostgreSQL is ended by %s and started again', async (signal) => {
    const postgres = await startPostgres();
    const sink = await startSink();
    try {
      Object.assign(process.env, { DATABASE_URL: postgres.url, SMTP_URL: sink.url, MAIL_FROM: 'Twinko AI <news@newsletter.example>' });
      await addReaders(600);
      const mailing = await freezeSample();
      const worker = await startWorker({ slots });
      const restarts = 3;
      for (let restart = 0; restart < restarts; restart++) {
        const before = (await sink.receipts()).length;
        await expect.poll(async () => (await sink.receipts()).length, { timeout: 20_000 }).toBeGreaterThan(before + 50);
        await postgres.stop(signal);
        await sleep(300);
        await postgres.start();
      }
      expect(await worker.ended).toBeDefined();
      const account = await checkBooks(mailing, await sink.receipts(), slots * restarts);
      console.log('restarts', JSON.stringify({ signal, ...account }));
      expect(account).toMatchObject({ sent: 600, problems: [] });
    } finally {
      await closeDatabase();
      await sink.remove();
      await postgres.remove();
    }
  });
});
