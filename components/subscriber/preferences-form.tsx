import { sourceField } from '@/lib/base/http/source-page';
import { dictionary, type Locale, localePath } from '@/lib/base/i18n/i18n';
import { findTopicKey, listTopics } from '@/lib/content/model/topics';
import type { Subscriber } from '@/lib/newsletter/subscribers/find-subscriber';
import { LanguageField, TopicCheckboxes } from './form-fields';

interface PreferencesFormProps {
  locale: Locale;
  subscriber: Subscriber;
  token: string;
}

/** Topics, language and followed frameworks. A subscriber without topics gets all of them, so all are checked. */
export function PreferencesForm({ locale, subscriber, token }: PreferencesFormProps) {
  const words = dictionary(locale).preferences;
  const chosen = subscriber.topics.map(findTopicKey);
  return (
    <form method="post" action="/api/preferences" className="max-w-text font-sans">
      <input type="hidden" name={sourceField} value={localePath(locale, '/preferences')} />
      <input type="hidden" name="token" value={token} />
      <fieldset>
        <legend className="font-semibold">{words.topics}</legend>
        <p className="text-muted">{words.topicsHint}</p>
        <TopicCheckboxes locale={locale} topics={listTopics()} isChosen={(key) => chosen.length === 0 || chosen.includes(key)} />
      </fieldset>
      <LanguageField label={words.language} chosen={subscriber.locale} />
      <label className="mt-4 flex items-center gap-2 py-1.5">
        <input type="checkbox" name="followsVote" value="yes" defaultChecked={subscriber.followsVote} className="size-4 shrink-0" />
        {words.followsVote}
      </label>
      <button type="submit" className="button mt-4">
        {words.submit}
      </button>
    </form>
  );
}
