import { answerRefusal, refusalOf } from '@/app/api/open-door';
import { PollPage } from '@/components/poll/poll-page';
import { HtmlDocument } from '@/components/site/html-document';
import { missingAnswer } from '@/components/site/missing-answer';
import { findAskedPoll } from '@/lib/content/polls';
import { env } from '@/lib/env';
import { htmlAnswer } from '@/lib/html-answer';
import { dictionary, localePath, locales, toLocale } from '@/lib/i18n';
import { pollView } from '@/lib/votes/poll-view';

/** What a reader sees depends on whether they have voted. */
const headers = { 'Cache-Control': 'private, no-store' };

/** A poll: to vote, or to see how the votes stand. Programs that follow links change nothing. */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/polls/[id]'>) {
  const { locale: language, id } = await params;
  const locale = toLocale(language);
  const poll = findAskedPoll(id);
  if (!poll) return missingAnswer(locale, env, headers);
  const path = `/polls/${id}`;
  try {
    const view = await pollView(poll, { headers: request.headers, query: new URL(request.url).searchParams });
    const { description } = dictionary(locale).poll;
    return await htmlAnswer(
      <HtmlDocument
        facts={{ locale, path, title: poll.question[locale], description, languages: [...locales] }}
        siteUrl={env.siteUrl}
        isPreview={env.preview}
        isHidden
      >
        <PollPage locale={locale} poll={poll} view={view} />
      </HtmlDocument>,
      { headers },
    );
  } catch (error) {
    return answerRefusal(refusalOf(error, 'poll page'), request, undefined, { locale, source: localePath(locale, path) });
  }
}
