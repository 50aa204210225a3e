import { dictionary, type Locale } from '@/lib/base/i18n/i18n';

/** A strip above every page of a preview that says that it is a preview. */
export function PreviewStrip({ locale }: { locale: Locale }) {
  const { label, strip } = dictionary(locale).preview;
  return (
    <aside aria-label={label} className="border-b border-rule bg-soft px-5 py-1.5 text-center text-sm text-ink sm:px-8">
      {strip}
    </aside>
  );
}
