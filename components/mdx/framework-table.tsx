import { FrameworkTable } from '@/components/framework/framework-table';
import { PairPicker } from '@/components/framework/pair-picker';
import { BrowserScript } from '@/components/site/browser-assets';
import { dictionary, type Locale, localePath } from '@/lib/base/i18n/i18n';
import { tableOfTag } from '@/lib/content/model/framework-tables';
import type { MdxTagProps } from './mdx-components';

/** Makes `<FrameworkTable of="pytorch jax" show="best-for hardware" caption="…" />`, with a link to where it can be sorted. */
export function frameworkTableIn(locale: Locale) {
  return function BodyFrameworkTable({ of, show, caption }: MdxTagProps<'FrameworkTable'>) {
    const words = dictionary(locale).frameworks;
    const { table, path } = tableOfTag(locale, { of, show });
    return (
      <framework-table className="not-prose block" suppressHydrationWarning>
        <PairPicker locale={locale} frameworks={table.frameworks} />
        <FrameworkTable locale={locale} table={table} caption={caption ?? words.caption} />
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
