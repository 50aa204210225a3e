import { notFound } from 'next/navigation';
import { Body } from '@/components/mdx/body';
import { webWardrobe } from '@/components/mdx/web-wardrobe';
import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { bodyPlace, readBody } from '@/lib/content/body';
import { frameworkFacts } from '@/lib/content/framework-tables';
import { findPage, languagesOfPage, listPages } from '@/lib/content/pages';
import { pagesToMake } from '@/lib/content/pages-to-make';
import { toLocale } from '@/lib/i18n';
import { renderBody } from '@/lib/mdx/render-body';
import { pageMetadata } from '@/lib/page-metadata';

type Props = PageProps<'/[locale]/[page]'>;

export const dynamicParams = false;

export function generateStaticParams() {
  return pagesToMake((locale) =>
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

export default async function StandingPage({ params }: Props) {
  const page = await pageOf(params);
  const { lang: locale, slug, title } = page;
  const body = bodyPlace(page);
  const { content } = await renderBody(await readBody(body), { ...body, locale, title, wardrobe: webWardrobe(locale) });
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
