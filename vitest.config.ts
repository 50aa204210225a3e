import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Files that mock modules, change process state, or start processes with settings from the environment run in a process of their own. */
const isolated = [
  'lib/content/check/mutated-files.test.ts',
  'lib/content/model/localized-fallback.test.ts',
  'lib/content/model/posts.test.ts',
  'lib/newsletter/admin/admin.test.ts',
  'lib/newsletter/campaigns/plan-campaign.test.ts',
  'lib/newsletter/campaigns/rendered-email.test.ts',
  'lib/newsletter/polls/votes.test.ts',
  'lib/newsletter/subscribers/import-subscribers.test.ts',
  'test/{crash,smtp-lab}/**/*.test.ts',
];
const all = ['{lib,components,server,app,scripts,test}/**/*.test.{ts,tsx}'];

export default defineConfig({
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('.', import.meta.url)),
      'contentlayer/generated': fileURLToPath(new URL('.contentlayer/generated/index.mjs', import.meta.url)),
      // The condition `react-server` would resolve this too, but remove React's renderer, which emails need.
      'server-only': fileURLToPath(new URL('node_modules/server-only/empty.js', import.meta.url)),
    },
  },
  test: {
    // Test machines are slow at times. A slow test has not failed.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    tags: [
      { name: 'all', description: 'Repeats another test in more combinations. `npm test` leaves it out.' },
      { name: 'crash', description: 'Kills processes. `npm run test:crash` runs it at length.' },
    ],
    // By default Vitest leaves a processor idle.
    maxWorkers: '100%',
    projects: [
      // Loading modules for each file anew would take a third of the time.
      { extends: true, test: { name: 'unit', include: all, exclude: isolated, isolate: false } },
      { extends: true, test: { name: 'isolated', include: isolated } },
    ],
  },
});
