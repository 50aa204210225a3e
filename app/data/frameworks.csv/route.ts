import { textResponse } from '@/lib/base/http/text-response';
import { factsCsv } from '@/lib/content/frameworks/facts-csv';
import { openFrameworks } from '@/lib/content/model/open-frameworks';

export const dynamic = 'force-static';

export function GET() {
  return textResponse(factsCsv(openFrameworks()), 'text/csv');
}
