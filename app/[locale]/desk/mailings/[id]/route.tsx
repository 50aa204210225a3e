import { showDesk } from '@/app/show-desk';
import { MailingPage } from '@/components/desk/mailing-page';
import { inTransaction } from '@/lib/db/in-transaction';
import { Refusal } from '@/lib/door/refusal';
import { groupReplies } from '@/lib/mailings/group-replies';
import { peopleIn } from '@/lib/mailings/people-in';
import { type DeliveryStatus, readProgress } from '@/lib/mailings/read-progress';
import { sendingPace } from '@/lib/mailings/sending-pace';

/** One mailing, for who has signed in at the desk. */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/desk/mailings/[id]'>) {
  const { locale, id } = await params;
  const query = new URL(request.url).searchParams;
  return showDesk(request, locale, `/desk/mailings/${id}`, async (locale) => {
    const view = await inTransaction(async (db) => {
      const mailing = await readProgress(db, id);
      if (!mailing) return undefined;
      const status = statusIn(query.get('status'), mailing.counts);
      const page = Math.max(1, Math.min(1_000_000, Math.floor(Number(query.get('page'))) || 1));
      return {
        mailing,
        status,
        page,
        pace: await sendingPace(db, mailing),
        failures: await groupReplies(db, id, 'failed'),
        retries: await groupReplies(db, id, 'retrying'),
        people: await peopleIn(db, id, status, page),
      };
    });
    if (!view) throw new Refusal(404, 'no-such-mailing');
    return <MailingPage locale={locale} view={view} />;
  });
}

/** Failures are what an operator looks for. */
function statusIn(asked: string | null, counts: Record<DeliveryStatus, number>): DeliveryStatus {
  const known = Object.keys(counts).find((status): status is DeliveryStatus => status === asked);
  return known ?? (counts.failed > 0 ? 'failed' : 'sent');
}
