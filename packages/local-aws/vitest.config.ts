import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'local-aws',
    // Much of a test is waiting for DynamoDB Local: both cores are kept busy.
    maxWorkers: 2,
    // It lives for seconds: compiling for long runs would take longer than it saves.
    env: { JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' },
    globalSetup: ['testing/database-server.ts'],
    include: ['test/**/*.test.ts'],
    // The services keep nothing beside what a test makes: they are loaded once.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
