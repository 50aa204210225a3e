import { Frame } from '@/components/site/frame';
import { TagList } from '@/components/tag/tag-list';
import { PageHead } from '@/components/ui/page-head';
import { usedTags } from '@/lib/content/tags';
import { dictionary, locales, toLocale } from '@/lib/i18n';
import { pageMetadata } from '@/lib/page-metadata';

type Props = PageProps<'/[locale]/tags'>;

export async function generateMetadata({ params }: Props) {
  const locale = toLocale((await params).locale);
  const { title, description } = dictionary(locale).tags;
  return pageMetadata({ locale, path: '/tags', title, description, languages: [...locales], card: { kind: 'pages', key: 'tags' } });
}

export default async function TagsPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const { title, description } = dictionary(locale).tags;
  return (
    <Frame locale={locale} path="/tags" languages={[...locales]}>
      <PageHead title={title}>
        <p>{description}</p>
      </PageHead>
      <TagList locale={locale} tags={usedTags(locale)} />
    </Frame>
  );
}
