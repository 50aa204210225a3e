import { describe, expect, test, vi } from 'vitest';
import { onBothDatabases } from '../../../test/databases/test-databases';
import { database } from '../../base/db/database';
import { campaigns, subscribers } from '../../base/db/schema';
import { planCampaign } from './plan-campaign';

// No post is published.
vi.mock('./rendered-email', async (original) => ({ ...(await original<object>()), readRenderedEmails: async () => new Map() }));

describe('the plan of a post that is not published', () => {
  onBothDatabases(() => {
    test('has its campaign and an audience of 0', async () => {
      const db = await database();
      const address = 'reader@example.net';
      await db.insert(subscribers).values({ address, addressKey: address, state: 'confirmed', locale: 'en', topics: [] });
      await expect(planCampaign('jax-in-depth')).rejects.toMatchObject({ reason: 'no-such-post', status: 404 });
      const [campaign] = await db.insert(campaigns).values({ slug: 'jax-in-depth', state: 'sending', topics: [] }).returning();
      expect(await planCampaign('jax-in-depth')).toEqual({
        slug: 'jax-in-depth',
        title: 'jax-in-depth',
        languages: [],
        people: [],
        audience: 0,
        withoutTranslation: 0,
        existing: { id: campaign?.id, state: 'sending' },
      });
    });
  });
});
