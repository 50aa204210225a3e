import { UnsubscribedPage } from '@/components/subscriber/unsubscribed-page';
import { readSignedToken } from '@/lib/base/auth/signed-token';
import { HttpError } from '@/lib/base/http/http-error';
import { oneOf, readFields } from '@/lib/base/http/read-fields';
import { localeOfPath, localeOfRequest, sourceField } from '@/lib/base/http/source-page';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import { log, logFailure } from '@/lib/base/log/log';
import { findSubscriber } from '@/lib/newsletter/subscribers/find-subscriber';
import { unsubscribe } from '@/lib/newsletter/subscribers/unsubscribe';
import { readToken, tokenPageResponse } from '@/server/pages/token-page';
import { unsubscribePage } from '@/server/pages/unsubscribe-page';

type Context = RouteContext<'/u/[token]'>;

const name = 'unsubscribe';

/** The page with the button, for who opens the address of a mail's `List-Unsubscribe` field. Nothing changes. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const token = readToken((await params).token);
  const locale = await localeFor(request, token);
  return tokenPageResponse({ name, back: '/preferences', show: unsubscribePage }, { locale, token, request });
}

/**
 * Ends a subscription at once (RFC 8058): for a mail program, whatever its body says and from wherever it comes, without a redirect or
 * a cookie; for a person, who pressed the button of a page, with a page. Nobody is counted here: a provider of mail may send a
 * thousand in a minute, and what its tokens do not allow costs nothing.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const token = readToken((await params).token);
  const isPerson = (request.headers.get('accept') ?? '').includes('text/html');
  const locale = (isPerson && (await localeOfForm(request))) || (await localeFor(request, token));
  const leave = async () => {
    const read = readSignedToken('unsubscribe', token, Date.now());
    if (typeof read === 'string') throw new HttpError(404, 'link-over');
    await unsubscribe(read.subscriberId, isPerson ? '/unsubscribe' : '/u');
    log('request', { handler: name, status: 'unsubscribed' });
    return { locale, title: dictionary(locale).unsubscribe.done, children: <UnsubscribedPage locale={locale} token={token} /> };
  };
  const answer = await tokenPageResponse({ name, back: '/preferences', show: leave }, { locale, token, request });
  return isPerson || answer.status !== 200 ? answer : textResponse(dictionary(locale).unsubscribe.done);
}

/** The language of the page with the button. What cannot be read of it keeps nobody from leaving. */
async function localeOfForm(request: Request): Promise<Locale | undefined> {
  try {
    const source = oneOf(await readFields(request), sourceField);
    return source === undefined ? undefined : localeOfPath(source);
  } catch {
    return undefined;
  }
}

/** The language that the subscriber reads, where the database says it; else that of their browser. */
async function localeFor(request: Request, token: string): Promise<Locale> {
  const read = readSignedToken('unsubscribe', token, Date.now());
  try {
    const subscriber = typeof read === 'string' ? undefined : await findSubscriber(read.subscriberId);
    if (subscriber) return subscriber.locale;
  } catch (error) {
    logFailure('request failed', error, { handler: name });
  }
  return localeOfRequest(request.headers);
}

function textResponse(text: string): Response {
  return new Response(`${text}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' } });
}
