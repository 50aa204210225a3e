import { plainWardrobe } from '@/components/mdx/plain-wardrobe';
import { siteFeed } from '@/lib/content/feed-source';
import { feedAnswer } from '@/lib/feeds/feed-answer';
import { siteFeedsToMake } from '@/lib/feeds/feeds-to-make';
import { toLocale } from '@/lib/i18n';

export const dynamic = 'force-static';
export const dynamicParams = false;
export const generateStaticParams = () => siteFeedsToMake('atom');

export async function GET(_: Request, { params }: RouteContext<'/[locale]/atom.xml'>) {
  const locale = toLocale((await params).locale);
  return feedAnswer('atom', siteFeed(locale), plainWardrobe(locale));
}
