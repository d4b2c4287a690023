// Its import sets what every app of a test run needs: which ports its mail servers have, and who vouches for them.
import "#testing/peer-ports.ts";
import { test as base } from "playwright/test";
import { type RunningApp, removeDataDir, startApp } from "#testing/app.ts";

/** One running app for all stories of a worker; each story makes its own company in it. */
export const test = base.extend<object, { app: RunningApp }>({
  app: [
    async ({ playwright: _playwright }, use) => {
      const app = await startApp();
      await use(app);
      await app.stop();
      removeDataDir(app.dataDir);
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

export { expect } from "playwright/test";
