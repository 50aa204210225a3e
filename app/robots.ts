import type { MetadataRoute } from 'next';
import { env } from '@/lib/base/env/env';

/** `/robots.txt`: allows everything, or nothing for a preview. */
export default function robots(): MetadataRoute.Robots {
  if (env.preview) return { rules: { userAgent: '*', disallow: '/' } };
  return { rules: { userAgent: '*', allow: '/' }, sitemap: `${env.siteUrl}/sitemap.xml` };
}
