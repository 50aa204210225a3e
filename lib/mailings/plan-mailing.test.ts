import { describe, expect, test, vi } from 'vitest';
import { database } from '../db/database';
import { mailings, subscribers } from '../db/schema';
import { onBothDatabases } from '../db/test-databases';
import { planMailing } from './plan-mailing';

// No post is published.
vi.mock('./rendition', async (original) => ({ ...(await original<object>()), readRenditions: async () => new Map() }));

describe('the plan of a post that is not published', () => {
  onBothDatabases(() => {
    test('names its mailing, so that it can be paused or taken back, and counts nobody', async () => {
      const db = await database();
      const address = 'reader@example.net';
      await db.insert(subscribers).values({ address, addressKey: address, state: 'confirmed', locale: 'en', topics: [] });
      await expect(planMailing('jax-in-depth')).rejects.toMatchObject({ reason: 'no-such-post', status: 404 });
      const [made] = await db.insert(mailings).values({ slug: 'jax-in-depth', state: 'sending', topics: [] }).returning();
      expect(await planMailing('jax-in-depth')).toEqual({
        slug: 'jax-in-depth',
        title: 'jax-in-depth',
        languages: [],
        people: [],
        audience: 0,
        withoutEdition: 0,
        existing: { id: made?.id, state: 'sending' },
      });
    });
  });
});
