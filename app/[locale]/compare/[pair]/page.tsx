import { notFound } from 'next/navigation';
import { ComparePage } from '@/components/framework/compare-page';
import { BreadcrumbData } from '@/components/site/structured-data';
import { env } from '@/lib/base/env/env';
import { dictionary, fill, locales, toLocale } from '@/lib/base/i18n/i18n';
import { pairKey, pairsOf } from '@/lib/content/frameworks/pairs';
import { pageMetadata } from '@/lib/content/metadata/page-metadata';
import { frameworkPair } from '@/lib/content/model/framework-pair';
import { frameworkFacts } from '@/lib/content/model/framework-tables';
import { listFrameworks } from '@/lib/content/model/frameworks';
import { staticPages } from '@/lib/content/model/static-params';

type Props = PageProps<'/[locale]/compare/[pair]'>;

export const dynamicParams = false;

export function generateStaticParams() {
  const facts = frameworkFacts();
  return staticPages((locale) =>
    pairsOf(listFrameworks()).map((frameworks) => {
      const pair = pairKey(frameworks);
      return { params: { locale, pair }, path: `/compare/${pair}`, shows: facts };
    }),
  );
}

export async function generateMetadata({ params }: Props) {
  const { locale, comparison } = await load(params);
  const { title, description } = dictionary(locale).compare;
  const [a, b] = comparison.pair;
  const names = { a: a.name, b: b.name };
  const key = pairKey(comparison.pair);
  return pageMetadata({
    locale,
    path: `/compare/${key}`,
    title: fill(title, names),
    description: fill(description, names),
    languages: [...locales],
    card: { kind: 'compare', key },
  });
}

export default async function Page({ params }: Props) {
  const { locale, comparison } = await load(params);
  const { compare, frameworks } = dictionary(locale);
  const [a, b] = comparison.pair;
  const steps = [
    { name: frameworks.title, path: '/frameworks' },
    { name: fill(compare.title, { a: a.name, b: b.name }), path: `/compare/${pairKey(comparison.pair)}` },
  ];
  return (
    <>
      <BreadcrumbData locale={locale} siteUrl={env.siteUrl} steps={steps} />
      <ComparePage locale={locale} comparison={comparison} />
    </>
  );
}

async function load(params: Props['params']) {
  const { locale: parameter, pair } = await params;
  const locale = toLocale(parameter);
  return { locale, comparison: frameworkPair(locale, pair) ?? notFound() };
}
