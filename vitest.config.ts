import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{app,chaos,components,lib,locales,scripts,testing}/**/*.test.ts"],
    globalSetup: "testing/vitest-setup.ts",
    // Each file is a process of its own: settings, database and fault hooks are the process's.
    pool: "forks",
    // Much of it waits for deadlines of mail servers: two cores serve four.
    maxWorkers: 4,
    // Of the tests of a file that run side by side: as many as there are connections to the database.
    maxConcurrency: 10,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
