import { honeypotField } from '@/lib/base/http/form-fields';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';

/** A field that only programs fill in: nobody sees, hears or reaches it, and whoever does is told to leave it empty. */
export function HoneypotField({ locale }: { locale: Locale }) {
  return (
    <div hidden>
      <label>
        {dictionary(locale).errors.trap}
        <input type="text" name={honeypotField} tabIndex={-1} autoComplete="off" />
      </label>
    </div>
  );
}
