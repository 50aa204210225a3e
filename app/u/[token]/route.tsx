import { UnsubscribedPage } from '@/components/subscriber/unsubscribed-page';
import { readSignedToken } from '@/lib/base/auth/signed-token';
import { HttpError } from '@/lib/base/http/http-error';
import { readFields, singleValue } from '@/lib/base/http/read-fields';
import { localeOfPath, localeOfRequest, sourceField } from '@/lib/base/http/source-page';
import { dictionary, type Locale, localePath } from '@/lib/base/i18n/i18n';
import { logError } from '@/lib/base/log/log';
import { findSubscriber } from '@/lib/newsletter/subscribers/find-subscriber';
import { unsubscribe } from '@/lib/newsletter/subscribers/unsubscribe';
import { errorResponse, handleRequest } from '@/server/http/handle-request';
import { privateResponse } from '@/server/http/private-response';
import { readToken, tokenPageResponse } from '@/server/pages/token-page';
import { renderUnsubscribePage } from '@/server/pages/unsubscribe-page';

type Context = RouteContext<'/u/[token]'>;

const name = 'unsubscribe';

/** Where the link of an error page leads. */
const back = '/preferences';

/** Shows the page with the unsubscribe button, for readers who open the address of a message's `List-Unsubscribe` field. Changes nothing. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const token = readToken((await params).token);
  const locale = await localeFor(request, token);
  return tokenPageResponse({ name, retryPath: back, render: renderUnsubscribePage }, { locale, token, request });
}

/**
 * Unsubscribes at once (RFC 8058). A mail program may send any body, from anywhere, and gets plain text without a redirect or a cookie; a
 * reader who pressed the button of our page gets a page. There is no rate limit: a mailbox provider may send a thousand in a minute, and
 * an invalid token costs no database access.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const token = readToken((await params).token);
  const isReader = (request.headers.get('accept') ?? '').includes('text/html');
  const locale = (isReader && (await localeOfForm(request))) || (await localeFor(request, token));
  const { done } = dictionary(locale).unsubscribe;
  return handleRequest(
    name,
    request,
    async () => {
      const read = readSignedToken('unsubscribe', token, Date.now());
      if (typeof read === 'string') throw new HttpError(404, 'link-over');
      await unsubscribe(read.subscriberId, isReader ? '/unsubscribe' : '/u');
      const children = <UnsubscribedPage locale={locale} token={token} />;
      const response = isReader ? await privateResponse({ locale, title: done, children }) : textResponse(done);
      return { response, outcome: 'unsubscribed' };
    },
    (error) => errorResponse(error, request, { locale, source: localePath(locale, back) }),
  );
}

/** Returns the language of our page, or undefined for a body that cannot be read: it must not prevent unsubscribing. */
async function localeOfForm(request: Request): Promise<Locale | undefined> {
  try {
    const source = singleValue(await readFields(request), sourceField);
    return source === undefined ? undefined : localeOfPath(source);
  } catch {
    return undefined;
  }
}

/** Returns the subscriber's language; the browser's when the token is invalid or the database unavailable. */
async function localeFor(request: Request, token: string): Promise<Locale> {
  const read = readSignedToken('unsubscribe', token, Date.now());
  try {
    const subscriber = typeof read === 'string' ? undefined : await findSubscriber(read.subscriberId);
    if (subscriber) return subscriber.locale;
  } catch (error) {
    logError('request failed', error, { handler: name });
  }
  return localeOfRequest(request.headers);
}

function textResponse(text: string): Response {
  return new Response(`${text}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' } });
}
