import { exportSubscribers } from '@/lib/newsletter/subscribers/export-subscribers';
import { createAdminHandler } from '@/server/http/create-admin-handler';

/** All subscribers as CSV, sent while it is read. Where reading fails on the way the answer breaks off, and its end is missing. */
export const GET = createAdminHandler('export', async () => {
  const pieces = exportSubscribers();
  // What cannot be had at all is said before anything is sent.
  const [header, first] = [await pieces.next(), await pieces.next()];
  const text = new ReadableStream<string>({
    start(controller) {
      for (const { value } of [header, first]) if (value) controller.enqueue(value);
    },
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  const headers = {
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': 'attachment; filename="subscribers.csv"',
  };
  return new Response(text.pipeThrough(new TextEncoderStream()), { headers });
});
