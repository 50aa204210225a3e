import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { BodyStore } from './body-store';
import { isNotModified, requestedRange } from './conditions';
import { type Form, FormIndex } from './form-index';
import { readStaticManifest } from './manifest';
import { notFoundPages } from './not-found-pages';
import { readRouteRules } from './route-rules';
import { headOf, type ReadyResponse, sendReady } from './send-ready';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Returns a handler that sends the static responses of the build, and passes every request to which Next.js might respond differently to
 * `next`. Throws if there is no build.
 */
export async function serveStaticResponses(next: Handler): Promise<Handler> {
  const forms = new FormIndex(await readStaticManifest(), notFoundPages(readRouteRules()));
  const bodies = await BodyStore.open();
  const recent = recentResponses();

  return (request, response) => {
    const form = forms.find(request);
    if (!form) return next(request, response);
    const { status } = form.response;
    if (status === 200 && isNotModified(request.headers, form)) return void response.writeHead(304, forms.fieldsOf(form)).end();
    if (request.method === 'HEAD') return void response.writeHead(status, forms.fieldsOf(form, forms.lengthOf(form))).end();
    const ready = recent.get(form);
    if (ready) return send(form, ready, request, response);
    bodies.read(form.body, form.encoding).then(
      (bytes) => {
        const made = { head: headOf(forms.fieldsOf(form, bytes.length)), bytes };
        recent.set(form, made);
        send(form, made, request, response);
      },
      () => next(request, response),
    );
  };

  function send(form: Form, ready: ReadyResponse, request: IncomingMessage, response: ServerResponse): void {
    const { status } = form.response;
    const { bytes } = ready;
    const range = status === 200 ? requestedRange(request.headers, form, bytes.length) : undefined;
    if (range) {
      const field = ['Content-Range', `bytes ${range.first}-${range.last}/${bytes.length}`];
      const length = range.last - range.first + 1;
      response.writeHead(206, [...forms.fieldsOf(form, length), ...field]).end(bytes.subarray(range.first, range.last + 1));
    } else if (status !== 200 || !sendReady(request, response, ready))
      response.writeHead(status, forms.fieldsOf(form, bytes.length)).end(bytes);
  }
}

/** Returns a cache for the responses that were used last, 24 MiB by default: enough for the pages that most readers open. */
export function recentResponses(maxSize = 24 << 20): LRUCache<Form, ReadyResponse> {
  // An entry costs about 300 bytes in addition.
  return new LRUCache({ maxSize, sizeCalculation: ({ head, bytes }) => head.length + bytes.length + 300 });
}
