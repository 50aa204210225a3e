import { z } from 'zod';
import { bookBounces } from '@/lib/bounces/book-bounces';
import { mailReport, mostReports } from '@/lib/bounces/mail-report';
import { proveReport } from '@/lib/bounces/prove-report';
import { readJson } from '@/lib/bounces/providers/read-json';
import { readBody } from '@/lib/door/read-body';
import { Refusal } from '@/lib/door/refusal';
import { openAdminDoor } from '../open-admin-door';

const mostBytes = 1024 * 1024;

const body = z.strictObject({
  reports: z.array(mailReport).max(mostReports),
  /** That no stranger can have written them: see `proveReport`. */
  trusted: z.boolean(),
});

/** Takes what `npm run bounces` has read in a mailbox: `{"reports": […], "trusted": false}`. */
export const POST = openAdminDoor('bounces', async (request) => {
  const { data } = body.safeParse(readJson(Buffer.from(await readBody(request, mostBytes))));
  if (!data) throw new Refusal(400, 'bad-reports');
  const bounces = data.reports.flatMap((report) => proveReport(report, data.trusted) ?? []);
  const counts = await bookBounces(bounces);
  return Response.json({ status: 'booked', ...counts, unproven: data.reports.length - bounces.length });
});
