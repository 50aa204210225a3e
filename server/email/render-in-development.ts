import { renderOnDemand } from '@/lib/newsletter/campaigns/rendered-email';

// `npm run dev` has no build to read rendered emails from. A build removes this code, or functions would include all post bodies.
if (process.env.NODE_ENV === 'development')
  renderOnDemand(async (locale, slug) => {
    const [{ postEntry }, { renderPostEmail }] = await Promise.all([
      import('@/lib/content/model/post-entry'),
      import('./render-post-email'),
    ]);
    const entry = postEntry(locale, slug);
    return entry && renderPostEmail(entry);
  });
