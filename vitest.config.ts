import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

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
    include: ['{lib,components,app,scripts,e2e}/**/*.test.{ts,tsx}'],
    // Machines that test are slow at times: what takes long is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    tags: [
      { name: 'all', description: 'Repeats another test in more combinations: left out by `npm test`.' },
      { name: 'crash', description: 'Kills processes: at length with `npm run test:crash`.' },
    ],
    // Vitest would leave a processor idle.
    maxWorkers: '100%',
  },
});
