import { operate } from "#testing/installation.ts";
import { createAccount, somebody } from "#testing/journey.ts";
import "#testing/peer-ports.ts";
import { expect, test } from "playwright/test";
import { removeDataDir, startApp } from "#testing/app.ts";

test("the operator's command prints a link that sets a new password once", async ({ page }) => {
  test.setTimeout(240_000);
  const app = await startApp();
  const person = somebody();
  await createAccount(page, app.url, person);
  const { code, said } = await operate("password-reset", [person.email], app.dataDir, { APP_URL: app.url })
    .ended;
  expect(code, said).toBe(0);
  const link = /http\S+\/reset\/[\w-]{43}/.exec(said)?.[0] ?? "";
  await page.goto(link);
  await page.getByLabel("New password").fill("zcela nové heslo účtu");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.getByLabel("E-mail address").fill(person.email);
  await page.getByLabel("Password").fill("zcela nové heslo účtu");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "The link is not valid" })).toBeVisible();
  await app.stop();
  removeDataDir(app.dataDir);
});
