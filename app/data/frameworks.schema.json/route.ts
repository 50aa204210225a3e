import { listFacets } from '@/lib/content/frameworks';
import { env } from '@/lib/env';
import { openDataSchema } from '@/lib/frameworks/open-data';
import { textAnswer } from '@/lib/text-answer';

export const dynamic = 'force-static';

export function GET() {
  const schema = openDataSchema(`${env.siteUrl}/data/frameworks.schema.json`, listFacets());
  return textAnswer(JSON.stringify(schema, null, 2), 'application/schema+json');
}
