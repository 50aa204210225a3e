import { z } from 'zod';
import { HttpError } from '@/lib/base/http/http-error';
import { readBody } from '@/lib/base/http/read-body';
import { mailReport, maxReports } from '@/lib/newsletter/bounces/mail-report';
import { readJson } from '@/lib/newsletter/bounces/provider';
import { recordBounces } from '@/lib/newsletter/bounces/record-bounces';
import { verifyReport } from '@/lib/newsletter/bounces/verify-report';
import { createAdminHandler } from '@/server/http/create-admin-handler';

const maxBytes = 1024 * 1024;

const body = z.strictObject({
  reports: z.array(mailReport).max(maxReports),
  /** That no stranger can have written them: see `verifyReport`. */
  trusted: z.boolean(),
});

/** Records the delivery reports that `npm run bounces` found in a mailbox: `{"reports": […], "trusted": false}`. */
export const POST = createAdminHandler('bounces', async (request) => {
  const { data } = body.safeParse(readJson(Buffer.from(await readBody(request, maxBytes))));
  if (!data) throw new HttpError(400, 'bad-reports');
  const bounces = data.reports.flatMap((report) => verifyReport(report, data.trusted) ?? []);
  const counts = await recordBounces(bounces);
  return Response.json({ status: 'recorded', ...counts, unverified: data.reports.length - bounces.length });
});
