import { textResponse } from '@/lib/base/http/text-response';
import { openFrameworks } from '@/lib/content/model/open-frameworks';

export const dynamic = 'force-static';

export function GET() {
  return textResponse(JSON.stringify(openFrameworks()), 'application/json');
}
