import 'server-only';
import type { ReactElement } from 'react';

/** Answers with a whole page of HTML, which holds nothing of React: for pages that are made for a request. */
export async function htmlAnswer(page: ReactElement, init: ResponseInit = {}): Promise<Response> {
  // Next.js refuses a static import, which would often be a mistake; a route handler has no other way to HTML.
  const { renderToStaticMarkup } = await import('react-dom/server');
  const headers = new Headers(init.headers);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(`<!DOCTYPE html>${renderToStaticMarkup(page)}`, { ...init, headers });
}
