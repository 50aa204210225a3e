import { renderOnDemand } from '@/lib/mailings/rendition';

// `npm run dev` has no build whose e-mails could be read. In a build this is no code at all, or functions would hold all bodies.
if (process.env.NODE_ENV === 'development')
  renderOnDemand(async (locale, slug) => {
    const [{ postEntry }, { renditionOf }] = await Promise.all([import('@/lib/content/post-entry'), import('./rendition-of')]);
    const entry = postEntry(locale, slug);
    return entry && renditionOf(entry);
  });
