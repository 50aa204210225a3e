import { env } from '@/lib/base/env/env';
import { textResponse } from '@/lib/base/http/text-response';
import { openDataSchema } from '@/lib/content/frameworks/open-data';
import { listFacets } from '@/lib/content/model/frameworks';

export const dynamic = 'force-static';

export function GET() {
  const schema = openDataSchema(`${env.siteUrl}/data/frameworks.schema.json`, listFacets());
  return textResponse(JSON.stringify(schema, null, 2), 'application/schema+json');
}
