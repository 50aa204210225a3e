import { openFrameworks } from '@/lib/content/open-frameworks';
import { factsCsv } from '@/lib/frameworks/facts-csv';
import { textAnswer } from '@/lib/text-answer';

export const dynamic = 'force-static';

export function GET() {
  return textAnswer(factsCsv(openFrameworks()), 'text/csv');
}
