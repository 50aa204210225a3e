import { BrowserScript } from '@/components/site/browser-assets';
import { dictionary, type Locale, localePath } from '@/lib/base/i18n/i18n';
import type { CampaignProgress } from '@/lib/newsletter/campaigns/read-progress';
import { CampaignCard } from './campaign-card';

/** The latest campaigns, newest first. The list refreshes while one is being sent. */
export function CampaignsSection({ locale, campaigns }: { locale: Locale; campaigns: CampaignProgress[] }) {
  const words = dictionary(locale).admin.campaigns;
  if (campaigns.length === 0) return <p className="max-w-text">{words.none}</p>;
  return (
    <>
      <BrowserScript name="live-part" />
      <live-part id="admin.campaigns" className="block max-w-text space-y-8">
        {campaigns.map((campaign) => (
          <article key={campaign.id}>
            <h3 className="mb-1 font-semibold">
              <a href={localePath(locale, `/admin/campaigns/${campaign.id}`)} className="text-accent underline underline-offset-4">
                {campaign.slug}
              </a>
            </h3>
            <CampaignCard locale={locale} campaign={campaign} source="/admin" />
          </article>
        ))}
      </live-part>
    </>
  );
}
