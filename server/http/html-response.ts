import 'server-only';
import type { ReactElement } from 'react';
import { staticMarkup } from '@/components/ui/static-markup';

/** Returns an HTML document rendered for one request, without React's runtime. */
export async function htmlResponse(page: ReactElement, init: ResponseInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(`<!DOCTYPE html>${await staticMarkup(page)}`, { ...init, headers });
}
