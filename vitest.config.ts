import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('.', import.meta.url)),
      'contentlayer/generated': fileURLToPath(new URL('.contentlayer/generated/index.mjs', import.meta.url)),
    },
    // Where 'server-only' is an empty module, as on the server.
    conditions: ['react-server'],
  },
  ssr: { resolve: { conditions: ['react-server', 'node'] } },
  test: {
    include: ['{lib,components,scripts}/**/*.test.{ts,tsx}'],
    // Machines that test are slow at times: what takes long is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Vitest would leave a processor idle.
    maxWorkers: '100%',
    server: { deps: { inline: ['server-only'] } },
  },
});
