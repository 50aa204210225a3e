import type { HttpErrorReason } from '@/lib/base/http/http-error';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';

interface EmailFieldProps {
  locale: Locale;
  /** What the ids of its parts begin with. */
  form: string;
  label: string;
  submit: string;
  /** What was wrong with the address that was sent, and what was sent. */
  error?: HttpErrorReason | undefined;
  email?: string | undefined;
  /** The id of more that describes it. */
  describedBy?: string;
}

/** The field for an address with the button that sends it, and what is to be fixed in it. */
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
