import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** These replace modules or what a process holds, or start processes that find their settings in the environment: each file gets its own. */
const isolated = [
  'lib/content/check/mutated-files.test.ts',
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
      // What it is on the server. The condition that says so there would also take React's renderer away, which mails are made with.
      'server-only': fileURLToPath(new URL('node_modules/server-only/empty.js', import.meta.url)),
    },
  },
  test: {
    // Machines that test are slow at times: what takes long is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    tags: [
      { name: 'all', description: 'Repeats another test in more combinations: left out by `npm test`.' },
      { name: 'crash', description: 'Kills processes: at length with `npm run test:crash`.' },
    ],
    // Vitest would leave a processor idle.
    maxWorkers: '100%',
    projects: [
      // Modules are loaded once for all files of a process: with a process for each file a third of the time would go into that.
      { extends: true, test: { name: 'unit', include: all, exclude: isolated, isolate: false } },
      { extends: true, test: { name: 'isolated', include: isolated } },
    ],
  },
});
