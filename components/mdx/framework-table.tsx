import { FrameworkTable } from '@/components/framework/framework-table';
import { PairPicker } from '@/components/framework/pair-picker';
import { BrowserScript } from '@/components/site/browser-assets';
import { dictionary, type Locale, localePath } from '@/lib/base/i18n/i18n';
import { tableOfTag } from '@/lib/content/model/framework-tables';
import type { MdxTagProps } from './component-types';

/** Creates `<FrameworkTable of="pytorch jax" show="best-for hardware" caption="…" />`, with a link to the table on `/frameworks`. */
export function createFrameworkTable(locale: Locale) {
  const words = dictionary(locale).frameworks;
  return function FrameworkTableTag({ caption = words.caption, ...tag }: MdxTagProps<'FrameworkTable'>) {
    const { table, path } = tableOfTag(locale, tag);
    return (
      <framework-table className="not-prose block" suppressHydrationWarning>
        <PairPicker locale={locale} frameworks={table.frameworks} />
        <FrameworkTable locale={locale} table={table} caption={caption} />
        <p className="screen-only mb-8 font-sans text-[0.9375rem]">
          <a href={localePath(locale, path)} className="py-1 text-accent underline underline-offset-4">
            {words.open}
          </a>
        </p>
        <BrowserScript name="framework-table" />
      </framework-table>
    );
  };
}
