import { readDateTime } from '@/lib/base/dates/read-date-time';
import { HttpError } from '@/lib/base/http/http-error';
import { type Fields, readFields, singleValue } from '@/lib/base/http/read-fields';
import { planCampaign } from '@/lib/newsletter/campaigns/plan-campaign';
import { sendTest } from '@/lib/newsletter/campaigns/send-test';
import { startCampaign } from '@/lib/newsletter/campaigns/start-campaign';
import { CannotConnect } from '@/lib/newsletter/email/mail-session';
import { readEmailAddress } from '@/lib/newsletter/subscribers/email-address';
import { createAdminHandler } from '@/server/http/create-admin-handler';
import { isSendingDisabled, requireSender, wakeSender } from '@/server/newsletter/sender';

/**
 * Starts the campaign of the post `slug`, or schedules it for `at`. With `test` sends the post to that address only; with `dry` only counts
 * the audience.
 */
export const POST = createAdminHandler('campaigns', async (request) => {
  const fields = await readFields(request);
  const slug = singleValue(fields, 'slug')?.trim() ?? '';
  const to = singleValue(fields, 'test');
  if (singleValue(fields, 'dry')) return Response.json({ status: 'planned', ...(await planCampaign(slug)) });
  requireSender();
  if (to !== undefined) return Response.json({ status: 'tested', outcomes: await sendTestTo(slug, to) });
  if (isSendingDisabled()) throw new HttpError(409, 'preview-sends-nothing');
  const started = await startCampaign(slug, startTimeIn(fields));
  wakeSender();
  return Response.json({ status: started.isNew ? 'started' : 'known', id: started.id, state: started.state }, { status: 202 });
});

async function sendTestTo(slug: string, to: string) {
  const address = readEmailAddress(to);
  if (typeof address === 'string') throw new HttpError(400, `address-${address}`);
  try {
    return await sendTest(slug, address.address);
  } catch (error) {
    // The server's reply is the result of the test.
    if (error instanceof CannotConnect) return [{ status: error.problem, reply: error.reply }];
    throw error;
  }
}

function startTimeIn(fields: Fields): Date | undefined {
  const text = singleValue(fields, 'at')?.trim();
  if (!text) return undefined;
  const time = readDateTime(text);
  if (!time) throw new HttpError(400, 'bad-time');
  return time;
}
