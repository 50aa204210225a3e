import { sourceField } from '@/lib/base/http/source-page';
import { type Locale, localePath } from '@/lib/base/i18n/i18n';

interface ButtonFormProps {
  locale: Locale;
  /** The endpoint and the hidden fields sent to it. */
  action: string;
  fields: Record<string, string>;
  /** The path, without its language, to which an error page links. */
  retryPath: string;
  submit: string;
  isQuiet?: boolean;
}

/** A form with a single button: mail scanners open links, but send no forms. */
export function ButtonForm({ locale, action, fields, retryPath, submit, isQuiet = false }: ButtonFormProps) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name={sourceField} value={localePath(locale, retryPath)} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={isQuiet ? 'button-quiet' : 'button'}>
        {submit}
      </button>
    </form>
  );
}
