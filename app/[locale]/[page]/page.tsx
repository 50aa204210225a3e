import { notFound } from 'next/navigation';
import { Body } from '@/components/mdx/body';
import { webComponents } from '@/components/mdx/web';
import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { toLocale } from '@/lib/base/i18n/i18n';
import { pageMetadata } from '@/lib/content/metadata/page-metadata';
import { readBody } from '@/lib/content/model/body';
import { frameworkFacts } from '@/lib/content/model/framework-tables';
import { findPage, languagesOfPage, listPages } from '@/lib/content/model/pages';
import { staticPages } from '@/lib/content/model/static-params';
import { renderBody } from '@/server/content/render-body';

type Props = PageProps<'/[locale]/[page]'>;

export const dynamicParams = false;

export function generateStaticParams() {
  return staticPages((locale) =>
    listPages(locale).map((page) => ({
      params: { locale, page: page.slug },
      path: `/${page.slug}`,
      shows: [page, languagesOfPage(page.slug), frameworkFacts()],
    })),
  );
}

export async function generateMetadata({ params }: Props) {
  const { lang: locale, slug, title, summary } = await pageOf(params);
  const languages = languagesOfPage(slug);
  return pageMetadata({ locale, path: `/${slug}`, title, description: summary, languages, card: { kind: 'pages', key: slug } });
}

export default async function ContentPage({ params }: Props) {
  const page = await pageOf(params);
  const { lang: locale, slug, title, body } = page;
  const { content } = await renderBody(await readBody(body), { ...body, locale, title, components: webComponents(locale) });
  return (
    <Frame locale={locale} path={`/${slug}`} languages={languagesOfPage(slug)}>
      <div data-pagefind-body="">
        <PageHead title={title} />
        <Body locale={locale} content={content} />
      </div>
    </Frame>
  );
}

async function pageOf(params: Props['params']) {
  const { locale, page } = await params;
  return findPage(toLocale(locale), page) ?? notFound();
}
