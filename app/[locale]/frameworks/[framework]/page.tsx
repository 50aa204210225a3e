import { notFound } from 'next/navigation';
import { ProfilePage } from '@/components/framework/profile-page';
import { BreadcrumbData } from '@/components/site/breadcrumb-data';
import { frameworkProfile } from '@/lib/content/framework-profile';
import { frameworkFacts } from '@/lib/content/framework-tables';
import { listFrameworks } from '@/lib/content/frameworks';
import { pagesToMake } from '@/lib/content/pages-to-make';
import { env } from '@/lib/env';
import { dictionary, fill, locales, toLocale } from '@/lib/i18n';
import { pageMetadata } from '@/lib/page-metadata';

type Props = PageProps<'/[locale]/frameworks/[framework]'>;

export const dynamicParams = false;

export function generateStaticParams() {
  const facts = frameworkFacts();
  return pagesToMake((locale) =>
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
