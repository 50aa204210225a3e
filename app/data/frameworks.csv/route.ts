import { openFrameworks } from '@/lib/content/open-frameworks';
import { factsCsv } from '@/lib/frameworks/facts-csv';

export const dynamic = 'force-static';

export function GET() {
  return new Response(factsCsv(openFrameworks()), { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
}
