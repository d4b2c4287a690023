import type { Page } from "playwright/test";
import { expectFine } from "#testing/fine-page.ts";
import { createAccount, fillMailbox, saveMailboxAndSwitchOn, somebody } from "#testing/journey.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import { expect, test } from "./fixtures.ts";

const bar = (page: Page) => page.getByRole("region", { name: "Selected documents" });

test("a month's invoices are picked, reviewed and sent, and a second time nothing is left to send", async ({
  app,
  page,
}) => {
  const peer = await startSmtpPeer();
  await createAccount(page, app.url, somebody(), true);
  await fillMailbox(page, app.url, "fakturace@firma.example", peer.server);
  await saveMailboxAndSwitchOn(page);
  await page.goto(`${app.url}/invoices?state=issued`);
  const rows = page.getByRole("checkbox", { name: /^Select (?!all)/ });
  const count = await rows.count();
  expect(count).toBeGreaterThan(1);

  await page.getByRole("checkbox", { name: "Select all on this page" }).press("Space");
  await expect(bar(page).getByRole("status")).toHaveText(`${count} documents selected`);
  // What is picked stays picked on another page of the list; a draft beside it is left out.
  await page.getByRole("link", { name: "Drafts", exact: true }).click();
  await page.waitForURL(/state=draft/);
  await rows.first().check();
  await expect(bar(page).getByRole("status")).toHaveText(`${count + 1} documents selected`);
  await expectFine(page);
  await bar(page).getByRole("button", { name: "Send selected" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(`${count} e-mails will leave from fakturace@firma.example`)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(dialog.getByLabel("Send later")).toBeFocused();
  await dialog.getByText("1 document will not be sent").click();
  await expect(dialog.getByText("A draft cannot be sent. Issue the invoice first.")).toBeVisible();
  await expectFine(page);
  await dialog.getByRole("button", { name: `Send ${count} e-mails` }).click();

  await page.waitForURL(/\/sending\/[0-9a-f-]{36}$/);
  await expect(page.getByText("Done.")).toBeVisible();
  await page.getByRole("link", { name: "Show the reasons" }).click();
  await expect(page.getByText("A draft cannot be sent. Issue the invoice first.")).toBeVisible();
  await expectFine(page);
  expect(peer.caught).toHaveLength(count);

  await page.goto(`${app.url}/invoices?state=issued`);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await bar(page).getByRole("button", { name: "Send selected" }).click();
  await expect(dialog.getByText("None of the selected documents can be sent now.")).toBeVisible();
  await expect(dialog.getByText("This document has been sent already, or is on its way.")).toHaveCount(1);
  await expect(dialog.getByRole("button", { name: /^Send/ })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await bar(page).getByRole("button", { name: "Clear selection" }).click();
  await expect(bar(page)).toBeHidden();
  await peer.close();
});

test("a sending is paused, seen on the overview after a reload, and its rest is cancelled", async ({
  app,
  page,
}) => {
  const hold = Promise.withResolvers<void>();
  const peer = await startSmtpPeer({ beforeRecipient: () => hold.promise });
  await createAccount(page, app.url, somebody(), true);
  await fillMailbox(page, app.url, "fakturace@firma.example", peer.server);
  await saveMailboxAndSwitchOn(page);
  await page.goto(`${app.url}/invoices`);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await bar(page).getByRole("button", { name: "Send selected" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Send \d+ e-mails$/ })
    .click();
  await page.waitForURL(/\/sending\//);
  await page.getByRole("button", { name: "Pause" }).press("Enter");
  await expect(page.getByRole("button", { name: "Go on" })).toBeFocused();
  await expect(
    page.getByText("Paused. Only the e-mails that are queued already will still leave."),
  ).toBeVisible();
  await page.goto(app.url);
  await page.getByRole("link", { name: "Show", exact: true }).click();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Cancel the rest" }).click();
  await expect(page.getByText("The rest has been cancelled.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Go on" })).toBeHidden();
  hold.resolve();
  // The one that was being sent may arrive.
  expect(peer.caught.length).toBeLessThanOrEqual(1);
  await peer.close();
});
