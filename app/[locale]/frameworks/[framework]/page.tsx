import { notFound } from 'next/navigation';
import { ProfilePage } from '@/components/framework/profile-page';
import { BreadcrumbData } from '@/components/site/structured-data';
import { env } from '@/lib/base/env/env';
import { dictionary, fill, locales, toLocale } from '@/lib/base/i18n/i18n';
import { pageMetadata } from '@/lib/content/metadata/page-metadata';
import { frameworkProfile } from '@/lib/content/model/framework-profile';
import { frameworkFacts } from '@/lib/content/model/framework-tables';
import { listFrameworks } from '@/lib/content/model/frameworks';
import { staticPages } from '@/lib/content/model/static-params';

type Props = PageProps<'/[locale]/frameworks/[framework]'>;

export const dynamicParams = false;

export function generateStaticParams() {
  const facts = frameworkFacts();
  return staticPages((locale) =>
    listFrameworks().map(({ key }) => ({
      params: { locale, framework: key },
      path: `/frameworks/${key}`,
      shows: [facts, frameworkProfile(locale, key)?.posts],
    })),
  );
}

export async function generateMetadata({ params }: Props) {
  const { locale, profile } = await load(params);
  const { key, name, summary } = profile.framework;
  const title = fill(dictionary(locale).frameworks.profileTitle, { name });
  return pageMetadata({
    locale,
    path: `/frameworks/${key}`,
    title,
    description: summary[locale],
    languages: [...locales],
    card: { kind: 'frameworks', key },
  });
}

export default async function Page({ params }: Props) {
  const { locale, profile } = await load(params);
  const { key, name } = profile.framework;
  const steps = [
    { name: dictionary(locale).frameworks.title, path: '/frameworks' },
    { name, path: `/frameworks/${key}` },
  ];
  return (
    <>
      <BreadcrumbData locale={locale} siteUrl={env.siteUrl} steps={steps} />
      <ProfilePage locale={locale} profile={profile} />
    </>
  );
}

async function load(params: Props['params']) {
  const { locale: parameter, framework } = await params;
  const locale = toLocale(parameter);
  return { locale, profile: frameworkProfile(locale, framework) ?? notFound() };
}
