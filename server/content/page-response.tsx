import 'server-only';
import type { ReactElement } from 'react';
import { HtmlDocument } from '@/components/site/html-document';
import { env } from '@/lib/base/env/env';
import type { PageFacts } from '@/lib/content/metadata/page-metadata';
import { htmlResponse } from '@/server/http/html-response';

/** Renders a page for the request as static HTML, with the same head as the pages of the build. */
export function pageResponse(facts: PageFacts, page: ReactElement): Promise<Response> {
  return htmlResponse(
    <HtmlDocument facts={facts} siteUrl={env.siteUrl} isPreview={env.preview}>
      {page}
    </HtmlDocument>,
  );
}
