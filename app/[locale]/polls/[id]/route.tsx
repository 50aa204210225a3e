import { PollPage } from '@/components/poll/poll-page';
import { HtmlDocument } from '@/components/site/html-document';
import { env } from '@/lib/base/env/env';
import { dictionary, localePath, locales, toLocale } from '@/lib/base/i18n/i18n';
import { findAskedPoll } from '@/lib/content/model/polls';
import { readPollView } from '@/lib/newsletter/polls/poll-view';
import { errorResponse, handleRequest } from '@/server/http/handle-request';
import { htmlResponse } from '@/server/http/html-response';
import { notFoundResponse } from '@/server/http/not-found-response';

/** The page depends on whether the reader has voted. */
const headers = { 'Cache-Control': 'private, no-store' };

/** The page of a poll: the form, or the results. It changes nothing, since mail scanners open links. */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/polls/[id]'>) {
  const { locale: language, id } = await params;
  const locale = toLocale(language);
  const poll = findAskedPoll(id);
  if (!poll) return notFoundResponse(locale, env, headers);
  const path = `/polls/${id}`;
  return handleRequest(
    'poll page',
    request,
    async () => {
      const view = await readPollView(poll, { headers: request.headers, query: new URL(request.url).searchParams });
      const { description } = dictionary(locale).poll;
      const page = (
        <HtmlDocument
          facts={{ locale, path, title: poll.question[locale], description, languages: [...locales] }}
          siteUrl={env.siteUrl}
          isPreview={env.preview}
          isHidden
        >
          <PollPage locale={locale} poll={poll} view={view} />
        </HtmlDocument>
      );
      return { response: await htmlResponse(page, { headers }) };
    },
    (error) => errorResponse(error, request, { locale, source: localePath(locale, path) }),
  );
}
