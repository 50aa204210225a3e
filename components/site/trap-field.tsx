import { trapField } from '@/lib/door/robot-fields';
import { dictionary, type Locale } from '@/lib/i18n';

/** A field that only programs fill in: nobody sees, hears or reaches it, and whoever does is told to leave it empty. */
export function TrapField({ locale }: { locale: Locale }) {
  return (
    <div hidden>
      <label>
        {dictionary(locale).door.trap}
        <input type="text" name={trapField} tabIndex={-1} autoComplete="off" />
      </label>
    </div>
  );
}
