import type { MetadataRoute } from 'next';
import { env } from '@/lib/base/env/env';

/** `/robots.txt`: everything may be read, but a preview by nobody's search engine. */
export default function robots(): MetadataRoute.Robots {
  if (env.preview) return { rules: { userAgent: '*', disallow: '/' } };
  return { rules: { userAgent: '*', allow: '/' }, sitemap: `${env.siteUrl}/sitemap.xml` };
}
