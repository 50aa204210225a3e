import { BrowserScript } from '@/components/site/browser-assets';
import { Frame } from '@/components/site/frame';
import { DataTable } from '@/components/ui/data-table';
import { PageHead } from '@/components/ui/page-head';
import { SectionHead } from '@/components/ui/section-head';
import { dictionary, type Locale, localePath, locales } from '@/lib/base/i18n/i18n';
import type { ReplyGroup } from '@/lib/newsletter/campaigns/read-progress';
import type { PaceStep } from '@/lib/newsletter/campaigns/sending-pace';
import { CampaignCard } from './campaign-card';
import { CampaignRecipients, type CampaignRecipientsView } from './campaign-recipients';
import { PaceChart } from './pace-chart';

export interface CampaignView extends CampaignRecipientsView {
  pace: PaceStep[];
  failures: ReplyGroup[];
  retries: ReplyGroup[];
}

/** One campaign: its progress and pace, the replies of mail servers, and its recipients. */
export function CampaignPage({ locale, view }: { locale: Locale; view: CampaignView }) {
  const { campaign, pace, failures, retries } = view;
  const words = dictionary(locale).admin.campaigns;
  const path = `/admin/campaigns/${campaign.id}`;
  return (
    <Frame locale={locale} path={path} languages={[...locales]}>
      <BrowserScript name="live-part" />
      <PageHead label={<a href={localePath(locale, '/admin')}>{dictionary(locale).admin.title}</a>} title={campaign.slug}>
        <p>
          <a href={localePath(locale, `/posts/${campaign.slug}/email`)} className="text-accent underline underline-offset-4">
            {words.mail}
          </a>
        </p>
      </PageHead>
      <live-part id="campaign.now" className="block">
        <div className="max-w-text">
          <CampaignCard locale={locale} campaign={campaign} source={path} />
        </div>
        {pace.length > 0 && <PaceChart locale={locale} pace={pace} />}
        <Replies locale={locale} title={words.failures} groups={failures} />
        <Replies locale={locale} title={words.retries} groups={retries} />
      </live-part>
      {campaign.audience !== null && (
        <section className="mt-14">
          <SectionHead id="campaign.recipients" title={words.recipients} />
          <CampaignRecipients locale={locale} {...view} />
        </section>
      )}
    </Frame>
  );
}

/** The replies of mail servers to failed messages or retries, grouped. */
function Replies({ locale, title, groups }: { locale: Locale; title: string; groups: ReplyGroup[] }) {
  const words = dictionary(locale).admin;
  if (groups.length === 0) return null;
  return (
    <div className="mt-8">
      <DataTable caption={title} columns={[words.reply, words.count]}>
        {groups.map(({ code, reply, count }) => (
          <tr key={`${code} ${reply}`}>
            <th scope="row">{reply.startsWith(String(code)) ? reply : [code, reply].filter(Boolean).join(' ')}</th>
            <td>{new Intl.NumberFormat(locale).format(count)}</td>
          </tr>
        ))}
      </DataTable>
    </div>
  );
}
