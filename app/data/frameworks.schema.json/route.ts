import { env } from '@/lib/env';
import { openDataSchema } from '@/lib/frameworks/open-data';
import { textAnswer } from '@/lib/text-answer';

export const dynamic = 'force-static';

export function GET() {
  return textAnswer(JSON.stringify(openDataSchema(`${env.siteUrl}/data/frameworks.schema.json`), null, 2), 'application/schema+json');
}
