import 'server-only';
import { closeDatabase } from '../../lib/base/db/database';
import { addReaders, freezeSample } from '../crash/frozen-campaign';
import { reconcile } from '../crash/reconcile';
import { startWorker } from '../crash/start-worker';
import type { WorkerCost } from '../crash/worker-process';
import { type Store, withEmptyDatabase } from '../databases/empty-database';
import { type FakeSmtpServer, startFakeSmtpServer } from './start-fake-smtp-server';

/**
 * Sends the sample email, with about so many bytes of HTML, to so many subscribers of an empty database, and returns the cost. Throws when
 * a subscriber got none or two.
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
      // The worker needs the embedded database for itself.
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

/** Starts a fake SMTP server without fsync: it shares the processors with the sender that is measured. */
export function startQuickSmtpServer(): Promise<FakeSmtpServer> {
  return startFakeSmtpServer({ syncs: false });
}
