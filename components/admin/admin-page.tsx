import { PollResults } from '@/components/poll/poll-results';
import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { SectionHead } from '@/components/ui/section-head';
import { sourceField } from '@/lib/base/http/source-page';
import { formatDateTime } from '@/lib/base/i18n/format';
import { dictionary, fill, type Locale, localePath, locales } from '@/lib/base/i18n/i18n';
import type { Problem } from '@/lib/newsletter/admin/problem';
import type { Dashboard } from '@/lib/newsletter/admin/read-dashboard';
import { CampaignsSection } from './campaigns-section';
import { ChangesChart } from './changes-chart';
import { MailSection } from './mail-section';
import { SubscribersSection } from './subscribers-section';

/** `/admin`: problems first, then subscribers, polls, campaigns and the mail queue. */
export function AdminPage({ locale, dashboard, now }: { locale: Locale; dashboard: Dashboard; now: number }) {
  const words = dictionary(locale).admin;
  return (
    <Frame locale={locale} path="/admin" languages={[...locales]}>
      <PageHead label={words.label} title={words.title}>
        <p>{fill(words.asOf, { moment: formatDateTime(locale, new Date(now).toISOString()) })}</p>
        <form method="post" action="/api/admin/sign-out" className="mt-4">
          <input type="hidden" name={sourceField} value={localePath(locale, '/admin')} />
          <button type="submit" className="button-quiet">
            {words.signOut}
          </button>
        </form>
      </PageHead>

      <section aria-labelledby="page.problems" className="mt-12">
        <SectionHead id="page.problems" title={words.problemsTitle} />
        <ProblemList locale={locale} problems={dashboard.problems} />
      </section>

      <section className="mt-14">
        <SectionHead id="page.subscribers" title={words.subscribers} />
        <SubscribersSection locale={locale} counts={dashboard.subscribers} />
        <ChangesChart locale={locale} changes={dashboard.changes} />
      </section>

      {dashboard.polls.length > 0 && (
        <section className="mt-14">
          <SectionHead id="page.polls" title={words.polls} />
          {dashboard.polls.map(({ poll, results }) => (
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
        <SectionHead id="page.campaigns" title={words.campaigns.title}>
          <p>{words.campaigns.text}</p>
        </SectionHead>
        <CampaignsSection locale={locale} campaigns={dashboard.campaigns} />
      </section>

      <section className="mt-14">
        <SectionHead id="page.mail" title={words.mail} />
        <MailSection locale={locale} queue={dashboard.queue} />
      </section>
    </Frame>
  );
}

function ProblemList({ locale, problems }: { locale: Locale; problems: Problem[] }) {
  const words = dictionary(locale).admin;
  if (problems.length === 0) return <p>{words.noProblem}</p>;
  return (
    <ul className="max-w-text space-y-3">
      {problems.map(({ key, values = {} }) => (
        <li key={key} className="callout">
          <p className="font-semibold">{fill(words.problems[key].what, values)}</p>
          <p className="mt-1">{fill(words.fix, { fix: words.problems[key].fix })}</p>
        </li>
      ))}
    </ul>
  );
}
