import 'server-only';
import { closeDatabase } from '../../db/database';
import { checkBooks } from './check-books';
import { type Store, withEmptyDatabase } from './empty-database';
import { addReaders, freezeSample } from './frozen-mailing';
import { type RunningSink, startSink } from './start-sink';
import { startWorker } from './start-worker';
import type { WorkerCost } from './worker-process';

/**
 * Has the sample mail, of about so many bytes of HTML, sent to so many people from an empty database, and gives what that took. Throws
 * where one of them did not get it, or got it twice.
 */
export function sendSample(store: Store, { people, slots, bytes }: { people: number; slots: number; bytes: number }): Promise<WorkerCost> {
  return withEmptyDatabase(store, async () => {
    const sink = await quickSink();
    try {
      process.env.SMTP_URL = sink.url;
      await addReaders(people);
      const mailing = await freezeSample(bytes);
      // The sender is to have it.
      await closeDatabase();
      const worker = await startWorker({ slots }, ['--expose-gc']);
      const cost = await worker.ended;
      const { sent, problems } = await checkBooks(mailing, await sink.receipts(), 0);
      if (!cost || sent !== people || problems.length) throw new Error(`${sent} of ${people} were sent. ${problems.join('. ')}`);
      return cost;
    } finally {
      await sink.remove();
    }
  });
}

/** A mail server that does no more than it must: it shares the processors with who sends. */
export function quickSink(): Promise<RunningSink> {
  return startSink({ syncs: false });
}
