import { dictionary, type Locale, languageName } from '@/lib/base/i18n/i18n';
import { listTopics } from '@/lib/content/model/topics';
import type { SubscriberCounts } from '@/lib/newsletter/admin/subscriber-stats';
import { CountsChart } from './counts-chart';

/** The numbers of subscribers by state, language and topic. */
export function SubscribersSection({ locale, counts }: { locale: Locale; counts: SubscriberCounts }) {
  const words = dictionary(locale).admin;
  const topics = new Map(listTopics().map(({ key, label }) => [key, label[locale]]));
  return (
    <div className="grid items-start gap-x-12 gap-y-8 sm:grid-cols-2">
      <div className="space-y-8">
        <CountsChart
          locale={locale}
          title={words.byState}
          counts={counts.states.map(({ key, count }) => ({ key, count, label: words.states[key] }))}
        />
        <CountsChart
          locale={locale}
          title={words.byLanguage}
          counts={counts.languages.map(({ key, count }) => ({ key, count, label: languageName(locale, key) }))}
        />
      </div>
      <CountsChart
        locale={locale}
        title={words.byTopic}
        counts={counts.topics.map(({ key, count }) => ({ key, count, label: topics.get(key) ?? key }))}
      />
    </div>
  );
}
