'use client';

import { Styles } from '@/components/site/browser-assets';
import { ServerError } from '@/components/site/server-error';
import { defaultLocale, dictionary, htmlAttributes } from '@/lib/base/i18n/i18n';

/**
 * Rendered by Next.js in the browser when rendering a page for a request fails; must be a client component. The page for other server
 * errors is `app/[locale]/server-error`.
 */
export default function GlobalError() {
  return (
    <html {...htmlAttributes(defaultLocale)}>
      <head>
        <Styles />
      </head>
      <body className="mx-auto max-w-shell px-5 sm:px-8">
        <title>{dictionary(defaultLocale).error.title}</title>
        <main>
          <ServerError locale={defaultLocale} />
        </main>
      </body>
    </html>
  );
}
