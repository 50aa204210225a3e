import { CampaignPage } from '@/components/admin/campaign-page';
import { inTransaction } from '@/lib/base/db/in-transaction';
import { HttpError } from '@/lib/base/http/http-error';
import { listRecipients } from '@/lib/newsletter/campaigns/list-recipients';
import { type DeliveryStatus, groupReplies, readProgress } from '@/lib/newsletter/campaigns/read-progress';
import { sendingPace } from '@/lib/newsletter/campaigns/sending-pace';
import { adminPageResponse } from '@/server/pages/admin-page';

/** The page of one campaign, or the sign-in form. */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/admin/campaigns/[id]'>) {
  const { locale, id } = await params;
  const query = new URL(request.url).searchParams;
  return adminPageResponse(request, locale, `/admin/campaigns/${id}`, async (locale) => {
    const view = await inTransaction(async (db) => {
      const campaign = await readProgress(db, id);
      if (!campaign) return undefined;
      const status = readStatus(query.get('status'), campaign.counts);
      const page = Math.max(1, Math.min(1_000_000, Math.floor(Number(query.get('page'))) || 1));
      return {
        campaign,
        status,
        page,
        pace: await sendingPace(db, campaign),
        failures: await groupReplies(db, id, 'failed'),
        retries: await groupReplies(db, id, 'retrying'),
        recipients: await listRecipients(db, id, status, page),
      };
    });
    if (!view) throw new HttpError(404, 'no-such-campaign');
    return <CampaignPage locale={locale} view={view} />;
  });
}

/** Returns the requested status, or by default `failed` if anything failed. */
function readStatus(requested: string | null, counts: Record<DeliveryStatus, number>): DeliveryStatus {
  const known = Object.keys(counts).find((status): status is DeliveryStatus => status === requested);
  return known ?? (counts.failed > 0 ? 'failed' : 'sent');
}
