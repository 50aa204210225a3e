import { Frame } from '@/components/site/frame';
import { TagList } from '@/components/tag/tag-list';
import { PageHead } from '@/components/ui/page-head';
import { dictionary, locales, toLocale } from '@/lib/base/i18n/i18n';
import { pageMetadata } from '@/lib/content/metadata/page-metadata';
import { usedTags } from '@/lib/content/model/tags';
import { sectionFacts } from '@/server/content/section-facts';

type Props = PageProps<'/[locale]/tags'>;

export async function generateMetadata({ params }: Props) {
  return pageMetadata(sectionFacts(toLocale((await params).locale), 'tags'));
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
