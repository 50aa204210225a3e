import { DataTable } from '@/components/ui/data-table';
import type { Cell } from '@/lib/frameworks/facts';
import { wordsOf } from '@/lib/frameworks/facts';
import { dictionary, type Locale, localePath } from '@/lib/i18n';

/** What posts said of these facts when they were written, beside what is so now. */
export function ThenNowTable({ locale, caption, cells }: { locale: Locale; caption: string; cells: Cell[] }) {
  const { compare: words, frameworks } = dictionary(locale);
  return (
    <DataTable caption={caption} columns={[frameworks.label, words.then, words.now]}>
      {cells.map(({ framework, facet, fact }) => (
        <tr key={`${framework.key} ${facet.key}`}>
          <th scope="row">
            {framework.name}
            <span className="block text-[0.8125rem] font-normal text-muted">{facet.label[locale]}</span>
          </th>
          <td>
            <a href={localePath(locale, `/posts/${fact?.before?.post}`)}>{fact?.before?.value[locale]}</a>
          </td>
          <td>
            {fact && wordsOf(locale, fact)} <a href={fact?.source}>{frameworks.source}</a>
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
