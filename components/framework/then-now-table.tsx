import { StackedTable } from '@/components/ui/stacked-table';
import { dictionary, type Locale, localePath } from '@/lib/base/i18n/i18n';
import type { Cell } from '@/lib/content/frameworks/facts';
import { wordsOf } from '@/lib/content/frameworks/facts';

/** What posts said of these facts when they were written, beside what is so now. */
export function ThenNowTable({ locale, caption, cells }: { locale: Locale; caption: string; cells: Cell[] }) {
  const { compare: words, frameworks } = dictionary(locale);
  return (
    <StackedTable
      caption={caption}
      columns={[frameworks.label, words.then, words.now]}
      rows={cells.map(({ framework, facet, fact }) => ({
        key: `${framework.key} ${facet.key}`,
        header: (
          <>
            {framework.name}
            <span className="block text-[0.8125rem] font-normal text-muted">{facet.label[locale]}</span>
          </>
        ),
        cells: [
          <a key="then" href={localePath(locale, `/posts/${fact?.before?.post}`)}>
            {fact?.before?.value[locale]}
          </a>,
          <span key="now">
            {fact && wordsOf(locale, fact)} <a href={fact?.source}>{frameworks.source}</a>
          </span>,
        ],
      }))}
    />
  );
}
