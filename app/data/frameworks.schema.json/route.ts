import { env } from '@/lib/env';
import { openDataSchema } from '@/lib/frameworks/open-data';

export const dynamic = 'force-static';

export function GET() {
  return new Response(JSON.stringify(openDataSchema(`${env.siteUrl}/data/frameworks.schema.json`), null, 2), {
    headers: { 'Content-Type': 'application/schema+json' },
  });
}
