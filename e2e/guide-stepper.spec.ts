import type { Page } from "playwright/test";
import { createAccount, somebody } from "#testing/journey.ts";
import { expect, test } from "./fixtures.ts";

test.beforeEach(async ({ app, page }) => {
  await createAccount(page, app.url, somebody());
  await page.goto(`${app.url}/settings/email`);
});

test("the guide of the provider stands beside the form, one step at a time, and is walked with the keyboard", async ({
  page,
}) => {
  await page.getByLabel("E-mail address", { exact: true }).fill("somebody@gmail.com");
  const guide = guideOf(page, "Gmail");
  await expect(guide.getByRole("heading", { name: "Open Security" })).toBeVisible();
  await expect(guide.getByRole("heading", { name: "Open App passwords" })).toBeHidden();
  await guide.getByRole("button", { name: "Next" }).focus();
  await page.keyboard.press("Enter");
  await expect(guide.getByRole("heading", { name: "Check 2-Step Verification" })).toBeFocused();
  await expect(guide.locator('[aria-current="step"]')).toContainText("2. Check 2-Step Verification");

  await guide.getByRole("button", { name: "3. Open App passwords" }).click();
  await expect(guide.getByRole("heading", { name: "Open App passwords" })).toBeFocused();
  const off = guide.locator("summary", { hasText: "2-Step Verification is off" });
  await off.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(guide.getByRole("heading", { name: "Check 2-Step Verification" })).toBeFocused();
  await expect(page).toHaveURL(/\/settings\/email$/);

  // Another provider, another guide; each keeps its own step, also when the page is loaded again.
  await page.getByLabel("Seznam", { exact: true }).check();
  await expect(
    guideOf(page, "Seznam").getByRole("heading", { name: "Do you use two-factor authentication?" }),
  ).toBeVisible();
  await page.reload();
  await page.getByLabel("Gmail", { exact: true }).check();
  await expect(guide.getByRole("heading", { name: "Check 2-Step Verification" })).toBeVisible();
  await guide.getByRole("button", { name: "Back" }).click();
  await expect(guide.getByRole("heading", { name: "Open Security" })).toBeFocused();
});

test("the letters go from the guide into the form, without their spaces", async ({ page }) => {
  await page.getByLabel("E-mail address", { exact: true }).fill("somebody@gmail.com");
  const guide = guideOf(page, "Gmail");
  await guide.getByRole("button", { name: "6. Paste the letters and try it" }).click();
  const letters = guide.getByLabel("The 16 letters from Google", { exact: true });
  await letters.fill("abcd efgh ijkl");
  await expect(guide.getByRole("button", { name: "Use it and try" })).toBeDisabled();
  await letters.fill("abcd\u00a0efgh\u00a0ijkl\u00a0mnop");
  await letters.press("Enter");
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("abcdefghijklmnop");
});

function guideOf(page: Page, provider: string) {
  return page.getByRole("region", { name: `Guide: ${provider}`, exact: true });
}
