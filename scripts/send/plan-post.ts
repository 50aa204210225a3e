import { formatList } from '../../lib/base/i18n/format';
import { languageName, locales } from '../../lib/base/i18n/i18n';
import type { CampaignPlan } from '../../lib/newsletter/campaigns/plan-campaign';
import { requestCampaign } from './request-campaign';

const numbers = new Intl.NumberFormat('en');

/** What became of a post that is a campaign already. */
const known = { scheduled: 'is planned', sending: 'is being sent', paused: 'was begun, and is paused', done: 'was sent' };

/** Counts to whom a post would go, and says so. Gives the plan. */
export async function planPost(slug: string): Promise<CampaignPlan> {
  const plan = await requestCampaign<CampaignPlan>(slug, { dry: 'yes' });
  for (const line of planLines(plan)) console.log(line);
  return plan;
}

/** What a plan says, a line each. */
export function planLines({ title, languages, people, audience, withoutTranslation, existing }: CampaignPlan): string[] {
  if (existing) return [`${title} ${known[existing.state]} already: nobody is added, and nobody gets it twice.`];
  const each = people.map(({ locale, count }) => `${numbers.format(count)} in ${languageName('en', locale)}`).join(', ');
  const others = locales.filter((locale) => !languages.includes(locale)).map((locale) => languageName('en', locale));
  return [
    `${title}: ${numbers.format(audience)} ${audience === 1 ? 'person wants' : 'people want'} it (${each}).`,
    ...(withoutTranslation
      ? [
          `  ${numbers.format(withoutTranslation)} more ${withoutTranslation === 1 ? 'wants' : 'want'} it, but in a language that it is not written in (${formatList('en', others)}): they will not get it later, either. Translate it first?`,
        ]
      : []),
  ];
}
