import "#testing/peer-ports.ts";
import { expect, type Page, test } from "playwright/test";
import { type RunningApp, removeDataDir, startApp } from "#testing/app.ts";
import { createAccount, somebody } from "#testing/journey.ts";
import { signInCall } from "#testing/sign-in-call.ts";

const STORM = 1_000;

// One app behind a trusted proxy, which here is whoever asks from this machine.
let app: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  app = await startApp({ env: { TRUSTED_PROXY: "127.0.0.1, ::1" } });
});
test.afterAll(async () => {
  await app.stop();
  removeDataDir(app.dataDir);
});

/** How long each of many pages takes, one after the other, in the browser: its process has no part in the storm. */
async function drawPages(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const times: number[] = [];
    while (document.title !== "over" && times.length < 1_000) {
      const start = performance.now();
      const answer = await fetch("/invoices", { redirect: "error" });
      await answer.text();
      times.push(performance.now() - start);
    }
    return times;
  });
}

const endDrawing = (page: Page) =>
  page.evaluate(() => {
    document.title = "over";
  });

test("a thousand sign-ins at once, from everywhere, do not starve those who work", async ({
  browser,
  page,
}) => {
  test.setTimeout(240_000);
  await createAccount(page, app.url, somebody());
  const attempt = await signInCall(await (await browser.newContext({ locale: "en-GB" })).newPage(), app.url);

  const drawn = drawPages(page);
  const start = performance.now();
  const answers = await Promise.all(
    Array.from({ length: STORM }, (_, i) =>
      attempt(`kdo${i}@firma.example`, { "X-Forwarded-For": `10.${i >> 8}.${i & 255}.7` }),
    ),
  );
  const storm = performance.now() - start;
  await endDrawing(page);
  const times = (await drawn).sort((a, b) => a - b);
  const told = (sentence: string) => answers.filter((answer) => answer.includes(sentence)).length;
  const [wrong, busy] = [told("wrongCredentials"), told("signInBusy")];
  const [median = 0, slowest = 0] = [times[times.length >> 1], times.at(-1)];
  test.info().annotations.push({
    type: "measured",
    description: `a storm of ${storm.toFixed()} ms, ${busy} told to come back; meanwhile ${times.length} pages, median ${median.toFixed()} ms, slowest ${slowest.toFixed()} ms`,
  });
  expect(wrong + busy).toBe(STORM);
  expect(wrong).toBeGreaterThanOrEqual(150);
  // Pages are drawn in between, and none waits for all of it.
  expect(slowest).toBeLessThan(storm / 2);

  // The storm is over: whoever signs in is let in.
  const late = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await createAccount(late, app.url, somebody());
});

test("behind the proxy people are told apart by where they come from", async ({ browser }) => {
  const person = somebody();
  const from = (address: string) =>
    browser.newContext({ locale: "en-GB", extraHTTPHeaders: { "X-Forwarded-For": address } });
  const page = await (await from("203.0.113.7")).newPage();
  await createAccount(page, app.url, person);
  await page.goto(`${app.url}/settings/security`);
  const sessions = page.getByRole("region", { name: "Where you are signed in" });
  await expect(sessions.getByRole("listitem").first()).toContainText("203.0.113.7");

  const call = await signInCall(await (await from("203.0.113.8")).newPage(), app.url);
  const attempt = (email: string, place: string) => call(email, { "X-Forwarded-For": place });
  const guesses: string[] = [];
  for (let i = 0; i < 12; i += 1) guesses.push(await attempt(person.email, "198.51.100.1, 203.0.113.9"));
  expect(guesses.filter((answer) => answer.includes("wrongCredentials"))).toHaveLength(10);
  expect(guesses.at(-1)).toContain("tooManyTries?minutes=");
  // Elsewhere, and where the person works, there are tries still.
  expect(await attempt(person.email, "203.0.113.9, 203.0.113.10")).toContain("wrongCredentials");
});
