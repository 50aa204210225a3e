import { StackedTable } from '@/components/ui/stacked-table';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import { type Cell, factText } from '@/lib/content/frameworks/facts';
import { PostLink } from './fact-cell';

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
          <PostLink key="then" locale={locale} slug={fact?.before?.post ?? ''}>
            {fact?.before?.value[locale]}
          </PostLink>,
          <span key="now">
            {fact && factText(locale, fact)} <a href={fact?.source}>{frameworks.source}</a>
          </span>,
        ],
      }))}
    />
  );
}
