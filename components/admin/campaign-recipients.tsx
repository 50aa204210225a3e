import { DataTable } from '@/components/ui/data-table';
import { formatDateTime } from '@/lib/base/i18n/format';
import { dictionary, type Locale, languageName, localePath, toLocale } from '@/lib/base/i18n/i18n';
import { peopleOnPage } from '@/lib/newsletter/campaigns/list-recipients';
import type { CampaignView } from './campaign-page';

const statuses = ['queued', 'sending', 'sent', 'failed', 'skipped'] as const;

/** The people of a campaign in one state, a page of them, and the ways to the others. */
export function CampaignPeople({ locale, view: { campaign, status, page, people } }: { locale: Locale; view: CampaignView }) {
  const { admin } = dictionary(locale);
  const words = admin.campaigns;
  const numbers = new Intl.NumberFormat(locale);
  const to = (one: string, number = 1) =>
    `${localePath(locale, `/admin/campaigns/${campaign.id}`)}?${new URLSearchParams({ status: one, page: String(number) })}#campaign.people`;
  const hasNext = page * peopleOnPage < campaign.counts[status];
  return (
    <>
      <nav aria-label={words.people}>
        <ul className="flex flex-wrap gap-x-5 gap-y-2">
          {statuses.map((one) => (
            <li key={one}>
              <a
                href={to(one)}
                aria-current={one === status ? 'true' : undefined}
                className={one === status ? 'font-semibold' : 'text-accent underline underline-offset-4'}
              >
                {words.statuses[one]} ({numbers.format(campaign.counts[one])})
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {people.length === 0 ? (
        <p className="mt-4">{words.nobody}</p>
      ) : (
        <DataTable caption={words.statuses[status]} columns={[words.address, words.language, admin.attempts, admin.at, admin.reply]}>
          {people.map((person) => {
            const at = person.finishedAt ?? (status === 'queued' ? person.nextAt : null);
            return (
              <tr key={person.id}>
                <th scope="row">{person.address ?? words.erased}</th>
                <td>{person.locale && languageName(locale, toLocale(person.locale))}</td>
                <td>{person.attempts}</td>
                <td>{at && formatDateTime(locale, at.toISOString())}</td>
                <td>{person.smtpReply ?? person.smtpCode}</td>
              </tr>
            );
          })}
        </DataTable>
      )}
      <p className="mt-4 flex gap-6">
        {page > 1 && <a href={to(status, page - 1)}>{words.previous}</a>}
        {hasNext && <a href={to(status, page + 1)}>{words.next}</a>}
      </p>
    </>
  );
}
