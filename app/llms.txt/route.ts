import { textResponse } from '@/lib/base/http/text-response';
import { llmsText } from '@/lib/content/feeds/llms-text';

export const dynamic = 'force-static';

export function GET() {
  return textResponse(llmsText(), 'text/plain');
}
