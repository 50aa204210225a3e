import type { ReactElement } from 'react';

/** Renders a React element as HTML without React attributes, outside the pages of Next.js. */
export async function staticMarkup(element: ReactElement): Promise<string> {
  // Next.js rejects a static import of react-dom/server.
  const { renderToStaticMarkup } = await import('react-dom/server');
  return renderToStaticMarkup(element);
}
