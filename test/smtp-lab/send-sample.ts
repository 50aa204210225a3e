import 'server-only';
import { closeDatabase } from '../../lib/base/db/database';
import { addReaders, freezeSample } from '../crash/frozen-campaign';
import { reconcile } from '../crash/reconcile';
import { startWorker } from '../crash/start-worker';
import type { WorkerCost } from '../crash/worker-process';
import { type Store, withEmptyDatabase } from '../databases/empty-database';
import { type FakeSmtpServer, startFakeSmtpServer } from './start-fake-smtp-server';

/**
 * Has the sample mail, of about so many bytes of HTML, sent to so many people from an empty database, and gives what that took. Throws
 * where one of them did not get it, or got it twice.
 */
export function sendSample(
  store: Store,
  { people, leases, bytes }: { people: number; leases: number; bytes: number },
): Promise<WorkerCost> {
  return withEmptyDatabase(store, async () => {
    const smtpServer = await startQuickSmtpServer();
    try {
      process.env.SMTP_URL = smtpServer.url;
      await addReaders(people);
      const campaign = await freezeSample(bytes);
      // The sender is to have it.
      await closeDatabase();
      const worker = await startWorker({ leases }, ['--expose-gc']);
      const cost = await worker.ended;
      const { sent, problems } = await reconcile(campaign, await smtpServer.receipts(), 0);
      if (!cost || sent !== people || problems.length) throw new Error(`${sent} of ${people} were sent. ${problems.join('. ')}`);
      return cost;
    } finally {
      await smtpServer.remove();
    }
  });
}

/** A mail server that does no more than it must: it shares the processors with who sends. */
export function startQuickSmtpServer(): Promise<FakeSmtpServer> {
  return startFakeSmtpServer({ syncs: false });
}
