import { dictionary, type Locale, locales } from '@/lib/base/i18n/i18n';
import type { TopicChoice } from '@/lib/content/model/topics';

interface TopicBoxesProps {
  locale: Locale;
  topics: TopicChoice[];
  isChosen: (key: string) => boolean;
}

/** The topics as boxes to tick, for the fieldset of a form. */
export function TopicBoxes({ locale, topics, isChosen }: TopicBoxesProps) {
  return (
    <div className="mt-1 flex flex-wrap gap-x-5">
      {topics.map(({ key, label }) => (
        <label key={key} className="flex items-center gap-2 py-1.5">
          <input type="checkbox" name="topics" value={key} defaultChecked={isChosen(key)} className="size-4" />
          {label[locale]}
        </label>
      ))}
    </div>
  );
}

/** The language that mail is wanted in, each named in itself. */
export function LanguageField({ label, chosen }: { label: string; chosen: Locale }) {
  return (
    <label className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="font-semibold">{label}</span>
      <select name="locale" defaultValue={chosen} className="field">
        {locales.map((language) => (
          <option key={language} value={language}>
            {dictionary(language).languageName}
          </option>
        ))}
      </select>
    </label>
  );
}
