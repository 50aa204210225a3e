import { honeypotField } from '@/lib/base/http/field-names';
import type { HttpErrorReason } from '@/lib/base/http/http-error';
import { dictionary, type Locale, locales } from '@/lib/base/i18n/i18n';
import type { TopicChoice } from '@/lib/content/model/topics';

interface EmailFieldProps {
  locale: Locale;
  /** The prefix of the ids of its elements. */
  form: string;
  label: string;
  submit: string;
  /** Why the address that was sent is rejected. */
  error?: HttpErrorReason | undefined;
  /** The address that was sent. */
  email?: string | undefined;
  /** The id of another element that describes the field. */
  describedBy?: string;
}

/** The e-mail field with the submit button and the error message. */
export function EmailField({ locale, form, label, submit, error, email, describedBy }: EmailFieldProps) {
  return (
    <>
      <label htmlFor={`${form}.email`} className="block font-semibold">
        {label}
      </label>
      <div className="mt-1.5 flex flex-wrap gap-2">
        <input
          id={`${form}.email`}
          type="email"
          name="email"
          required
          maxLength={254}
          autoComplete="email"
          defaultValue={email}
          aria-describedby={[`${form}.error`, describedBy].filter(Boolean).join(' ')}
          aria-invalid={error ? true : undefined}
          className="field h-auto min-w-0 grow basis-56"
        />
        <button type="submit" className="button whitespace-nowrap">
          {submit}
        </button>
      </div>
      <p id={`${form}.error`} role="alert" className="form-error">
        {error && dictionary(locale).errors.reasons[error]}
      </p>
    </>
  );
}

/** A hidden field that only bots fill in. Its label tells anybody who reaches it to leave it empty. */
export function HoneypotField({ locale }: { locale: Locale }) {
  return (
    <div hidden>
      <label>
        {dictionary(locale).errors.honeypot}
        <input type="text" name={honeypotField} tabIndex={-1} autoComplete="off" />
      </label>
    </div>
  );
}

interface TopicCheckboxesProps {
  locale: Locale;
  topics: TopicChoice[];
  isChosen: (key: string) => boolean;
}

export function TopicCheckboxes({ locale, topics, isChosen }: TopicCheckboxesProps) {
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

/** The language of mail. Each language is named in itself. */
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
