import { readDateTime } from '@/lib/base/dates/read-date-time';
import { HttpError } from '@/lib/base/http/http-error';
import { type Fields, readFields, singleValue } from '@/lib/base/http/read-fields';
import { planCampaign } from '@/lib/newsletter/campaigns/plan-campaign';
import { sendTest } from '@/lib/newsletter/campaigns/send-test';
import { startCampaign } from '@/lib/newsletter/campaigns/start-campaign';
import { CannotConnect } from '@/lib/newsletter/email/cannot-connect';
import { readEmailAddress } from '@/lib/newsletter/subscribers/email-address';
import { createAdminHandler } from '@/server/http/create-admin-handler';
import { leavesMail, requireSender, wakeSender } from '@/server/newsletter/sender';

/**
 * Starts the campaign of the post `slug`: now, or at the time `at`. With `test` it sends one test message to that address; with `dry` it
 * only counts recipients.
 */
export const POST = createAdminHandler('campaigns', async (request) => {
  const fields = await readFields(request);
  const slug = singleValue(fields, 'slug')?.trim() ?? '';
  const to = singleValue(fields, 'test');
  if (singleValue(fields, 'dry')) return Response.json({ status: 'planned', ...(await planCampaign(slug)) });
  requireSender();
  if (to !== undefined) return Response.json({ status: 'tried', outcomes: await testSend(slug, to) });
  if (leavesMail()) throw new HttpError(409, 'preview-sends-nothing');
  const started = await startCampaign(slug, startTimeOf(fields));
  wakeSender();
  return Response.json({ status: started.isNew ? 'started' : 'known', id: started.id, state: started.state }, { status: 202 });
});

async function testSend(slug: string, to: string) {
  const address = readEmailAddress(to);
  if (typeof address === 'string') throw new HttpError(400, `address-${address}`);
  try {
    return await sendTest(slug, address.address);
  } catch (error) {
    // The operator who tests wants to see the mail server's reply.
    if (error instanceof CannotConnect) return [{ status: error.problem, reply: error.reply }];
    throw error;
  }
}

function startTimeOf(fields: Fields): Date | undefined {
  const text = singleValue(fields, 'at')?.trim();
  if (!text) return undefined;
  const time = readDateTime(text);
  if (!time) throw new HttpError(400, 'bad-time');
  return time;
}
