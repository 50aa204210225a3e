import { openFrameworks } from '@/lib/content/open-frameworks';

export const dynamic = 'force-static';

export function GET() {
  return Response.json(openFrameworks());
}
