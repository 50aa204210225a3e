import { DataTable } from '@/components/ui/data-table';
import { formatDateTime } from '@/lib/base/i18n/format';
import { dictionary, type Locale, languageName, localePath, toLocale } from '@/lib/base/i18n/i18n';
import { type CampaignRecipient, recipientsPerPage } from '@/lib/newsletter/campaigns/list-recipients';
import type { CampaignProgress, DeliveryStatus } from '@/lib/newsletter/campaigns/read-progress';

const statuses = ['queued', 'sending', 'sent', 'failed', 'skipped'] as const;

export interface CampaignRecipientsView {
  campaign: CampaignProgress;
  /** One page, counted from 1, of the recipients with this status. */
  status: DeliveryStatus;
  page: number;
  recipients: CampaignRecipient[];
}

/** One page of the recipients with one status, and links to the others. */
export function CampaignRecipients({ locale, campaign, status, page, recipients }: CampaignRecipientsView & { locale: Locale }) {
  const { admin } = dictionary(locale);
  const words = admin.campaigns;
  const numbers = new Intl.NumberFormat(locale);
  const linkTo = (one: string, number = 1) =>
    `${localePath(locale, `/admin/campaigns/${campaign.id}`)}?${new URLSearchParams({ status: one, page: String(number) })}#campaign.recipients`;
  const hasNext = page * recipientsPerPage < campaign.counts[status];
  return (
    <>
      <nav aria-label={words.recipients}>
        <ul className="flex flex-wrap gap-x-5 gap-y-2">
          {statuses.map((one) => (
            <li key={one}>
              <a
                href={linkTo(one)}
                aria-current={one === status ? 'true' : undefined}
                className={one === status ? 'font-semibold' : 'text-accent underline underline-offset-4'}
              >
                {words.statuses[one]} ({numbers.format(campaign.counts[one])})
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {recipients.length === 0 ? (
        <p className="mt-4">{words.noRecipients}</p>
      ) : (
        <DataTable caption={words.statuses[status]} columns={[words.address, words.language, admin.attempts, admin.at, admin.reply]}>
          {recipients.map((recipient) => {
            const at = recipient.finishedAt ?? (status === 'queued' ? recipient.nextAt : null);
            return (
              <tr key={recipient.id}>
                <th scope="row">{recipient.address ?? words.erased}</th>
                <td>{recipient.locale && languageName(locale, toLocale(recipient.locale))}</td>
                <td>{recipient.attempts}</td>
                <td>{at && formatDateTime(locale, at.toISOString())}</td>
                <td>{recipient.smtpReply ?? recipient.smtpCode}</td>
              </tr>
            );
          })}
        </DataTable>
      )}
      <p className="mt-4 flex gap-6">
        {page > 1 && <a href={linkTo(status, page - 1)}>{words.previous}</a>}
        {hasNext && <a href={linkTo(status, page + 1)}>{words.next}</a>}
      </p>
    </>
  );
}
