import { openFrameworks } from '@/lib/content/open-frameworks';
import { textAnswer } from '@/lib/text-answer';

export const dynamic = 'force-static';

export function GET() {
  return textAnswer(JSON.stringify(openFrameworks()), 'application/json');
}
