import { exportSubscribers } from '@/lib/newsletter/subscribers/export-subscribers';
import { createAdminHandler } from '@/server/http/create-admin-handler';

/** Streams all subscribers as CSV. If the database fails meanwhile, the response ends without its last chunk. */
export const GET = createAdminHandler('export', async () => {
  const pieces = exportSubscribers();
  // Reads the first rows before the response starts, so that an unavailable database is answered with 503.
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
