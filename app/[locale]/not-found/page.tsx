import { NotFound } from '@/components/site/not-found';
import { dictionary, toLocale } from '@/lib/base/i18n/i18n';

/**
 * What unknown addresses show. `next.config.ts` rewrites them here, and the build marks this page with status 404
 * (`scripts/build/postbuild.ts`): so it is a finished page in the reader's language, and nothing runs per request.
 * Next's own `not-found.tsx` would be drawn by JavaScript in the browser and could not tell the language.
 */
type Props = PageProps<'/[locale]/not-found'>;

export async function generateMetadata({ params }: Props) {
  const { notFound } = dictionary(toLocale((await params).locale));
  return { title: notFound.title, description: notFound.text, robots: { index: false } };
}

export default async function NotFoundPage({ params }: Props) {
  return <NotFound locale={toLocale((await params).locale)} />;
}
