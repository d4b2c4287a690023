import { expectFine } from "#testing/fine-page.ts";
import { createAccount, somebody } from "#testing/journey.ts";
import { expect, test } from "./fixtures.ts";

test("an owner sees who did what, chooses from it, and takes it along as a file", async ({ app, page }) => {
  await createAccount(page, app.url, somebody(), true);
  await page.goto(`${app.url}/settings/audit`);
  await expect(page.getByRole("heading", { name: "Activity record", level: 1 })).toBeVisible();
  await expectFine(page);
  const entries = page.getByRole("main").getByRole("listitem");
  await expect(entries.filter({ hasText: "Signed in" })).toHaveCount(1);
  await entries.filter({ hasText: "Signed in" }).getByText("Details").click();
  await expect(page.getByText("from", { exact: true })).toBeVisible();

  await page.getByLabel("Area").selectOption("Mailboxes");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/area=mailbox/);
  await expect(page.getByText("There is nothing like that in the record.")).toBeVisible();

  await page.getByLabel("Area").selectOption("Everything");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(entries.filter({ hasText: "Account created" })).toHaveCount(1);
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV" }).click();
  expect((await file).suggestedFilename()).toMatch(/^activity-\d{4}-\d\d-\d\d\.csv$/);
});
