import 'server-only';
import type { ReactElement } from 'react';
import { staticMarkup } from '@/components/ui/static-markup';

/** Answers with a whole page of HTML, which holds nothing of React: for pages that are made for a request. */
export async function htmlResponse(page: ReactElement, init: ResponseInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(`<!DOCTYPE html>${await staticMarkup(page)}`, { ...init, headers });
}
