import { notFound } from 'next/navigation';
import { SeriesPage } from '@/components/post/series-page';
import { dictionary, locales, toLocale } from '@/lib/base/i18n/i18n';
import { pageMetadata } from '@/lib/content/metadata/page-metadata';
import { findSeries, usedSeries } from '@/lib/content/model/series';
import { staticPages } from '@/lib/content/model/static-params';

type Props = PageProps<'/[locale]/series/[series]'>;

export const dynamicParams = false;

export function generateStaticParams() {
  return staticPages((locale) =>
    usedSeries(locale).map((series) => ({ params: { locale, series: series.key }, path: `/series/${series.key}`, shows: series })),
  );
}

export async function generateMetadata({ params }: Props) {
  const { locale, series } = await load(params);
  const { key, label, description } = series;
  const title = `${dictionary(locale).series.label}: ${label}`;
  return pageMetadata({ locale, path: `/series/${key}`, title, description, languages: [...locales] });
}

export default async function Page({ params }: Props) {
  return <SeriesPage {...(await load(params))} />;
}

async function load(params: Props['params']) {
  const { locale: parameter, series } = await params;
  const locale = toLocale(parameter);
  return { locale, series: findSeries(locale, series) ?? notFound() };
}
