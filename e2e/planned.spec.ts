import type { Page } from "playwright/test";
import { expectFine } from "#testing/fine-page.ts";
import {
  BUYER,
  createCustomer,
  deliveryState,
  issueInvoice,
  openDelivery,
  readyToSend,
} from "#testing/journey.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import { expect, test } from "./fixtures.ts";

const planned = (page: Page) => page.getByRole("region", { name: /waits? for (its|their) time/ });
const dialog = (page: Page) => page.getByRole("dialog");

/** A day after today, at that hour, as the field takes it. */
const inDays = (days: number, time: string) =>
  `${new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10)}T${time}`;

test("a mail waits for its time, which is changed; then it is sent at once, and another is cancelled", async ({
  app,
  page,
}) => {
  const peer = await startSmtpPeer();
  await readyToSend(page, app.url, peer.server);
  await createCustomer(page, app.url, BUYER);
  for (const days of [2, 4]) {
    await issueInvoice(page, app.url, BUYER.name);
    await page.getByRole("button", { name: "Send by e-mail" }).click();
    await dialog(page).getByLabel("Send later").fill(inDays(days, "09:00"));
    await dialog(page).getByRole("button", { name: "Send", exact: true }).click();
    await expect(dialog(page)).toBeHidden();
  }
  // On its own page, where a time that is past is said at the field.
  await openDelivery(page);
  await expect(page.getByText(/^Goes out .*9:00/)).toBeVisible();
  await page.getByRole("button", { name: "Change time" }).click();
  await dialog(page).getByLabel("Date and time").fill(inDays(-2, "09:00"));
  await dialog(page).getByRole("button", { name: "Change time" }).click();
  await expect(dialog(page).getByText("This time has passed.")).toBeVisible();
  await expectFine(page);
  await dialog(page).getByLabel("Date and time").fill(inDays(1, "07:30"));
  await dialog(page).getByRole("button", { name: "Change time" }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText("Time of sending changed")).toBeVisible();

  // The one that goes next stands first.
  await page.goto(`${app.url}/deliveries`);
  await expect(planned(page).getByRole("listitem")).toHaveCount(2);
  const first = planned(page).getByRole("listitem").first();
  await expect(first).toContainText("7:30");
  await expectFine(page);
  await first.getByRole("button", { name: "Send now" }).click();
  await expect(planned(page).getByRole("listitem")).toHaveCount(1);
  await expect.poll(() => peer.caught.length).toBe(1);
  await first.getByRole("link").click();
  await page.getByRole("button", { name: "Cancel sending" }).click();
  await expect(deliveryState(page)).toHaveText("Cancelled");
  await expect(page.getByRole("button", { name: "Change time" })).toBeHidden();
  await page.goto(`${app.url}/deliveries`);
  await expect(planned(page)).toBeHidden();
  expect(peer.caught).toHaveLength(1);
  await peer.close();
});

test("many are planned together, and begin when a person says so", async ({ app, page }) => {
  const peer = await startSmtpPeer();
  await readyToSend(page, app.url, peer.server);
  await createCustomer(page, app.url, BUYER);
  for (const _ of [1, 2]) await issueInvoice(page, app.url, BUYER.name);
  await page.goto(`${app.url}/invoices`);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "Send selected" }).click();
  // A date without its year does not mean at once.
  await dialog(page).getByLabel("Send later").focus();
  await page.keyboard.type("0512");
  await dialog(page).getByRole("button", { name: "Send 2 e-mails" }).click();
  await expect(dialog(page).getByText("Enter a valid date and time.")).toBeVisible();
  await dialog(page).getByLabel("Send later").fill(inDays(-1, "09:00"));
  await dialog(page).getByRole("button", { name: "Schedule 2 e-mails" }).click();
  await expect(dialog(page).getByText("This time has passed.")).toBeVisible();
  await dialog(page).getByLabel("Send later").fill(inDays(3, "09:00"));
  await expectFine(page);
  await dialog(page).getByRole("button", { name: "Schedule 2 e-mails" }).click();
  await page.waitForURL(/\/sending\//);
  await expect(page.getByText(/^It begins .* 9:00/)).toBeVisible();
  await expectFine(page);

  await page.goto(`${app.url}/deliveries`);
  await planned(page).getByRole("button", { name: "Change time" }).click();
  await dialog(page).getByLabel("Date and time").fill(inDays(5, "10:15"));
  await dialog(page).getByRole("button", { name: "Change time" }).click();
  await expect(planned(page)).toContainText("10:15");
  await planned(page).getByRole("link", { name: "Bulk sending: 2 documents" }).click();
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(page.getByText("Done.")).toBeVisible();
  expect(peer.caught).toHaveLength(2);
  await peer.close();
});
