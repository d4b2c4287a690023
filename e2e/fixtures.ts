// Its import sets what every app of a test run needs: which ports its mail servers have, and who vouches for them.
import "#testing/peer-ports.ts";
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test as base, expect } from "playwright/test";
import { newDataDir, type RunningApp, removeDataDir, startApp } from "#testing/app.ts";
import { takeViolations, watchPolicies } from "#testing/policy-watch.ts";
import { makeDatabase } from "#testing/postgres.ts";

/** One running app for all stories of a worker; each story makes its own company in it. */
export const test = base.extend<{ policies: undefined }, { app: RunningApp }>({
  browser: [
    async ({ browser }, use) => {
      watchPolicies(browser);
      await use(browser);
    },
    { scope: "worker" },
  ],
  // No page of any story does what its policy forbids.
  policies: [
    async ({ playwright: _playwright }, use) => {
      await use(undefined);
      expect(takeViolations()).toEqual([]);
    },
    { auto: true },
  ],
  app: [
    async ({ playwright: _playwright }, use) => {
      const app = await startApp({ env: await givenDatabase() });
      await use(app);
      await app.stop();
      removeDataDir(app.dataDir);
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

/** Where `DATABASE_URL` is set, the stories run against that server, in a database of their own. */
async function givenDatabase(): Promise<Record<string, string>> {
  const given = process.env.DATABASE_URL;
  if (!given) return {};
  const key = join(newDataDir(), "master.key");
  writeFileSync(key, randomBytes(32).toString("hex"), { mode: 0o600 });
  return { DATABASE_URL: await makeDatabase(given, "obalka_e2e"), MASTER_KEY_FILE: key };
}

export { expect };
