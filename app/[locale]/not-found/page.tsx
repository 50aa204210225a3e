import { NotFound } from '@/components/site/not-found';
import { dictionary, toLocale } from '@/lib/base/i18n/i18n';

/**
 * The static page for unknown URLs: `next.config.ts` rewrites them here, and `scripts/build/postbuild.ts` sets status 404.
 * Next's own `not-found.tsx` would be rendered by JavaScript in the browser and would not know the language.
 */
type Props = PageProps<'/[locale]/not-found'>;

export async function generateMetadata({ params }: Props) {
  const { notFound } = dictionary(toLocale((await params).locale));
  return { title: notFound.title, description: notFound.text, robots: { index: false } };
}

export default async function NotFoundPage({ params }: Props) {
  return <NotFound locale={toLocale((await params).locale)} />;
}
