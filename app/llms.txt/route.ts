import { llmsText } from '@/lib/feeds/llms-text';
import { textAnswer } from '@/lib/text-answer';

export const dynamic = 'force-static';

export function GET() {
  return textAnswer(llmsText(), 'text/plain');
}
