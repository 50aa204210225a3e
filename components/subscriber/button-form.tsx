import { sourceField } from '@/lib/base/http/source-page';
import { type Locale, localePath } from '@/lib/base/i18n/i18n';

interface ButtonFormProps {
  locale: Locale;
  /** The endpoint, and what it is told besides where the form stands. */
  action: string;
  fields: Record<string, string>;
  /** The path, without its language, where somebody starts again for whom it does not work. */
  back: string;
  submit: string;
  isQuiet?: boolean;
}

/** One button that does something: programs that follow links press none. */
export function ButtonForm({ locale, action, fields, back, submit, isQuiet = false }: ButtonFormProps) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name={sourceField} value={localePath(locale, back)} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={isQuiet ? 'button-quiet' : 'button'}>
        {submit}
      </button>
    </form>
  );
}
