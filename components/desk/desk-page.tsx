import { PollResults } from '@/components/poll/poll-results';
import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { SectionHead } from '@/components/ui/section-head';
import type { Desk } from '@/lib/desk/read-desk';
import { sourceField } from '@/lib/door/source-page';
import { formatMoment } from '@/lib/format';
import { dictionary, fill, type Locale, localePath, locales } from '@/lib/i18n';
import { ChangesChart } from './changes-chart';
import { MailPart } from './mail-part';
import { MailingsPart } from './mailings-part';
import { ProblemList } from './problem-list';
import { SubscribersPart } from './subscribers-part';

/** What operators see at the desk: what is wrong first, then the numbers. */
export function DeskPage({ locale, desk, now }: { locale: Locale; desk: Desk; now: number }) {
  const words = dictionary(locale).desk;
  return (
    <Frame locale={locale} path="/desk" languages={[...locales]}>
      <PageHead label={words.label} title={words.title}>
        <p>{fill(words.asOf, { moment: formatMoment(locale, new Date(now).toISOString()) })}</p>
        <form method="post" action="/api/desk/sign-out" className="mt-4">
          <input type="hidden" name={sourceField} value={localePath(locale, '/desk')} />
          <button type="submit" className="button-quiet">
            {words.signOut}
          </button>
        </form>
      </PageHead>

      <section aria-labelledby="page.problems" className="mt-12">
        <SectionHead id="page.problems" title={words.problemsTitle} />
        <ProblemList locale={locale} problems={desk.problems} />
      </section>

      <section className="mt-14">
        <SectionHead id="page.subscribers" title={words.subscribers} />
        <SubscribersPart locale={locale} counts={desk.subscribers} />
        <ChangesChart locale={locale} changes={desk.changes} />
      </section>

      {desk.polls.length > 0 && (
        <section className="mt-14">
          <SectionHead id="page.polls" title={words.polls} />
          {desk.polls.map(({ poll, results }) => (
            <div key={poll.id} className="mb-8 max-w-text">
              <h3 className="mb-4 font-semibold">
                <a href={localePath(locale, `/polls/${poll.id}`)} className="text-accent underline underline-offset-4">
                  {poll.question[locale]}
                </a>
              </h3>
              <PollResults locale={locale} poll={poll} results={results} />
            </div>
          ))}
        </section>
      )}

      <section className="mt-14">
        <SectionHead id="page.mailings" title={words.mailings.title}>
          <p>{words.mailings.text}</p>
        </SectionHead>
        <MailingsPart locale={locale} mailings={desk.mailings} />
      </section>

      <section className="mt-14">
        <SectionHead id="page.mail" title={words.mail} />
        <MailPart locale={locale} queue={desk.queue} />
      </section>
    </Frame>
  );
}
