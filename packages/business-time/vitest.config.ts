import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'business-time',
    include: ['test/**/*.test.ts'],
    // They share nothing they could spoil for each other, and loading them anew for each file would take most of the time.
    isolate: false,
    testTimeout: 30_000,
  },
});
