import { renderOnDemand } from '@/lib/newsletter/campaigns/rendered-email';

// `npm run dev` has no build whose e-mails could be read. In a build this is no code at all, or functions would hold all bodies.
if (process.env.NODE_ENV === 'development')
  renderOnDemand(async (locale, slug) => {
    const [{ postEntry }, { renderPostEmail }] = await Promise.all([
      import('@/lib/content/model/post-entry'),
      import('./render-post-email'),
    ]);
    const entry = postEntry(locale, slug);
    return entry && renderPostEmail(entry);
  });
