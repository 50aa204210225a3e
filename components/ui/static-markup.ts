import type { ReactElement } from 'react';

/** React elements as HTML that holds nothing of React, for what is not a page of Next.js. */
export async function staticMarkup(element: ReactElement): Promise<string> {
  // Next.js refuses a static import, which would often be a mistake; a route handler has no other way to HTML.
  const { renderToStaticMarkup } = await import('react-dom/server');
  return renderToStaticMarkup(element);
}
