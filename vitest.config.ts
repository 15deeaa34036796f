import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const deployed = process.env.npm_lifecycle_event === 'test:deployed';

/** One DynamoDB Local for all tests that need tables. */
const databaseServer = fileURLToPath(import.meta.resolve('local-aws/testing/database-server'));

/** Tests that run the whole system, each on its own, all on one assembly. A deployed stack needs none. */
const wholeSystem = {
  globalSetup: deployed ? [] : ['test/support/assembly.ts', databaseServer],
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    // Much of a test is waiting for DynamoDB Local: both cores are kept busy. A deployed stack is shared, its secret too.
    maxWorkers: deployed ? 1 : 2,
    // A DynamoDB Local that a test starts for itself lives for seconds: compiling for long runs would take longer than it saves.
    env: { JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' },
    projects: [
      // Each can be tested alone: `npm test -w local-aws`.
      'packages/*',
      {
        // They share nothing they could spoil for each other, and loading them anew for each file would take most of the time.
        test: {
          name: 'pure',
          include: ['test/{docs,domain,reactions,policies,workflows,infra}/**/*.test.ts'],
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Thousands of lives, one after another: most of it is playing them.
        test: { name: 'laws', include: ['test/laws/**/*.test.ts'], isolate: false, testTimeout: 120_000 },
      },
      {
        test: {
          name: 'unit',
          globalSetup: [databaseServer],
          include: ['test/{adapters,application,functions}/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'tools',
          globalSetup: [databaseServer],
          include: ['test/tools/**/*.test.ts'],
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      { test: { ...wholeSystem, name: 'journeys', include: ['test/journeys/**/*.test.ts'] } },
      // Weeks and months, and what is killed at random: `npm run test:long`.
      { test: { ...wholeSystem, name: 'long-journeys', include: ['test/long-journeys/**/*.test.ts'] } },
      // They share a deployed stack; here, too, those that run in one process have one stack between them.
      { test: { ...wholeSystem, name: 'contract', include: ['test/contract/**/*.test.ts'], isolate: false } },
    ],
  },
});
