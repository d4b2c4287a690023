import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "playwright/test";
import {
  BUYER,
  createAccount,
  deliveryState,
  openDelivery,
  readyToSend,
  sendByEmail,
  sendFirstInvoice,
  somebody,
  tabTo,
} from "#testing/journey.ts";
import { type ScriptedPeer, startScriptedPeer } from "#testing/scripted-peer.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import { expect, test } from "./fixtures.ts";

const ACCEPTED = "250 2.0.0 Ok: queued";

test("a rejected e-mail says so, with the server's own words", async ({ app, page }) => {
  const peer = await startSmtpPeer({ verdict: () => "550 5.7.1 Message refused as spam" });
  await readyToSend(page, app.url, peer.server);
  await sendFirstInvoice(page, app.url);
  await openDelivery(page);
  await expect(deliveryState(page)).toHaveText("Rejected");
  await expect(page.getByText("it went out to nobody")).toBeVisible();
  const attempts = page.getByRole("region", { name: "Timeline" });
  await expect(attempts.getByText("Refused", { exact: true })).toBeVisible();
  await expect(attempts.getByText("550 5.7.1 Message refused as spam", { exact: true })).toBeVisible();
  await page.goto(`${app.url}/deliveries?state=rejected`);
  await expect(page.getByRole("row").filter({ hasText: BUYER.email })).toContainText("Rejected");
  await peer.close();
});

test.describe("an e-mail whose reply never came is unknown, and a person decides by keyboard alone", () => {
  let peer: ScriptedPeer;
  test.beforeEach(async ({ app, page }) => {
    peer = await startScriptedPeer({ moves: { dot: ["drop", ACCEPTED] } });
    await readyToSend(page, app.url, peer.server);
    await sendFirstInvoice(page, app.url);
    await expect(page.getByText("Unknown", { exact: true })).toBeVisible();
    await page.goto(`${app.url}/customers`);
    await expect(page.getByText("1 e-mail needs your decision")).toBeVisible();
    await page.getByRole("link", { name: "Decide" }).click();
    await expect(deliveryState(page)).toHaveText("Unknown");
    await expect(page.getByText("Handed over in full", { exact: true })).toBeVisible();
  });
  test.afterEach(async ({ page }) => {
    await expect(page.getByText("needs your decision")).toHaveCount(0);
    await peer.close();
  });

  test("it arrived", async ({ page }) => {
    await press(page, "It arrived");
    await expect(deliveryState(page)).toHaveText("Sent");
    await expect(page.getByText("a person confirmed that the e-mail arrived")).toBeVisible();
    expect(peer.dots).toBe(1);
  });

  test("leave it", async ({ page }) => {
    await press(page, "Leave it");
    await expect(page.getByText("Left as unknown")).toBeVisible();
    await expect(page.getByRole("button", { name: "Leave it" })).toHaveCount(0);
    await expect(deliveryState(page)).toHaveText("Unknown");
    expect(peer.dots).toBe(1);
    await page.getByRole("link", { name: /^\d{8}$/ }).click();
    const timeline = page.getByRole("region", { name: "Timeline" });
    await expect(timeline.getByText("Unknown", { exact: true })).toBeVisible();
    await expect(timeline.getByRole("link")).toHaveText(["Details"]);
  });

  test("send again: a second question, then the same message once more", async ({ page }) => {
    await press(page, "Send again");
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByText("gets it a second time")).toBeVisible();
    await tabTo(page, dialog.getByRole("button", { name: "Send again" }));
    await page.keyboard.press("Enter");
    await expect(deliveryState(page)).toHaveText("Sent");
    await expect(page.getByText("Decided to send it again")).toBeVisible();
    expect(peer.messages).toHaveLength(2);
    expect(peer.messages[1]).toBe(peer.messages[0]);
    const messageId = /^message-id: (\S+)/im.exec(peer.messages[0] ?? "")?.[1];
    await expect(page.getByText(messageId ?? "no Message-ID").first()).toBeVisible();
  });
});

test("where some recipients are refused, it is sent again to them alone", async ({ app, page }) => {
  const refuse: Record<string, string> = { [BUYER.email]: "550 5.1.1 No such user" };
  const peer = await startSmtpPeer({ refuse });
  await readyToSend(page, app.url, peer.server, () =>
    page.getByLabel("Send me a blind copy of every message").check(),
  );
  await sendFirstInvoice(page, app.url);
  await openDelivery(page);
  await expect(deliveryState(page)).toHaveText("Sent");
  await expect(page.getByText("but not for all recipients")).toBeVisible();
  await expect(page.getByText("550 5.1.1 No such user").first()).toBeVisible();
  expect(peer.caught.map(({ to }) => to)).toEqual([["fakturace@firma.example"]]);
  delete refuse[BUYER.email];
  await page.getByRole("button", { name: "Resend to the refused" }).click();
  const original = page.getByRole("link", { name: "the original e-mail" });
  await expect(original).toBeVisible();
  await expect(deliveryState(page)).toHaveText("Sent");
  expect(peer.caught.map(({ to }) => to)).toEqual([["fakturace@firma.example"], [BUYER.email]]);
  await original.click();
  await expect(page.getByRole("link", { name: "the new e-mail" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Resend to the refused" })).toHaveCount(0);
  await peer.close();
});

test("what waits while the service is off can be cancelled, and never goes out", async ({ app, page }) => {
  const { promise: answer, resolve: letGo } = Promise.withResolvers<void>();
  const peer = await startSmtpPeer({ beforeRecipient: () => answer });
  await readyToSend(page, app.url, peer.server);
  await sendFirstInvoice(page, app.url);
  await expect(page.getByText("Sending", { exact: true })).toBeVisible();
  await sendByEmail(page);
  await page.goto(`${app.url}/settings/email`);
  const service = page.getByRole("switch", { name: "E-mail and sending" });
  // The switch turns before the server has heard of it.
  const heard = page.waitForResponse((response) => response.request().method() === "POST");
  await service.click();
  await heard;
  await expect(service).not.toBeChecked();
  letGo();
  await page.goto(`${app.url}/deliveries?state=queued`);
  await page.getByRole("link", { name: /^Faktura / }).click();
  await expect(deliveryState(page)).toHaveText("Queued");
  await expect(page.getByText("Waits until sending is switched on.")).toBeVisible();
  await page.getByRole("button", { name: "Cancel sending" }).click();
  await expect(deliveryState(page)).toHaveText("Cancelled");
  await expect(page.getByRole("button", { name: "Cancel sending" })).toHaveCount(0);

  await page.goto(`${app.url}/settings/email`);
  await service.click();
  await expect(service).toBeChecked();
  await page.goto(`${app.url}/deliveries`);
  await expect(page.getByRole("row").filter({ hasText: "Sent" })).toHaveCount(1);
  await expect(page.getByRole("row").filter({ hasText: "Cancelled" })).toHaveCount(1);
  expect(peer.caught).toHaveLength(1);
  await peer.close();
});

test("what does not fit in the daily limit is on hold with its time, and goes once it is released", async ({
  app,
  page,
}) => {
  const peer = await startSmtpPeer();
  await readyToSend(page, app.url, peer.server, () => page.getByLabel("Daily limit").fill("1"));
  await sendFirstInvoice(page, app.url);
  await expect(page.getByText("Sent", { exact: true })).toBeVisible();
  await sendByEmail(page);
  await expect(page.getByText("On hold", { exact: true })).toBeVisible();
  await openDelivery(page);
  await expect(page.getByText(/^Goes out \d/)).toBeVisible();
  expect(peer.caught).toHaveLength(1);
  await page.getByRole("button", { name: "Release" }).click();
  await expect(deliveryState(page)).toHaveText("Sent");
  expect(peer.caught).toHaveLength(2);
  await peer.close();
});

test("the downloaded message is the one that the receiver got, and nobody else's company sees it", async ({
  app,
  page,
  browser,
}) => {
  const peer = await startSmtpPeer();
  await readyToSend(page, app.url, peer.server);
  await sendFirstInvoice(page, app.url);
  await expect(page.getByText("Sent", { exact: true })).toBeVisible();
  const delivery = await openDelivery(page);
  const message = page.getByRole("region", { name: "The message" });
  const frame = message.locator("iframe");
  await expect(frame).toHaveAttribute("sandbox", "");
  await expect(frame.contentFrame().getByText("posíláme Vám fakturu")).toBeVisible();
  const attachment = message.getByRole("link", { name: /\.pdf/ });

  const eml = await saved(page, () => message.getByRole("link", { name: "Download .eml" }).click());
  const got = peer.caught[0]?.raw.toString("latin1");
  expect(eml.toString("latin1").trimEnd()).toBe(got?.trimEnd());
  await expect(message.getByText(createHash("sha256").update(eml).digest("hex"))).toBeVisible();
  const pdf = await saved(page, () => attachment.click());
  expect(pdf).toEqual((await peer.caught[0]?.parse())?.attachments.find(({ related }) => !related)?.content);
  const { headers } = await head(page, `${delivery}/eml`);
  expect([headers["content-type"], headers["x-content-type-options"]]).toEqual(["message/rfc822", "nosniff"]);

  const paths = [delivery, `${delivery}/eml`, `${delivery}/attachments/0`];
  const stranger = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await createAccount(stranger, app.url, somebody("Cizí firma s.r.o."));
  for (const path of paths) expect((await head(stranger, path)).status, path).toBe(404);
  for (const path of paths) expect((await head(page, path)).status, path).toBe(200);
  for (const path of ["attachments/7", "attachments/-1", "attachments/x"]) {
    expect((await head(page, `${delivery}/${path}`)).status, path).toBe(404);
  }
  await stranger.goto(`${app.url}/deliveries?q=odberatel`);
  await expect(stranger.getByText("No e-mail has gone out yet")).toBeVisible();
  await peer.close();
});

test("list and page follow the delivery without a reload, and the list is searched and filtered", async ({
  app,
  page,
  context,
}) => {
  const { promise: answer, resolve: letGo } = Promise.withResolvers<void>();
  const peer = await startSmtpPeer({ beforeRecipient: () => answer });
  await readyToSend(page, app.url, peer.server);
  const list = await context.newPage();
  await list.goto(`${app.url}/deliveries`);
  await expect(list.getByText("No e-mail has gone out yet")).toBeVisible();
  await sendFirstInvoice(page, app.url);
  const row = list.getByRole("row").filter({ hasText: BUYER.email });
  await expect(row).toContainText("Sending");
  await openDelivery(page);
  letGo();
  await expect(deliveryState(page)).toHaveText("Sent");
  await expect(row).toContainText("Sent");
  await expect(list.getByRole("link", { name: "Sent 1" })).toBeVisible();

  const search = list.getByRole("searchbox", { name: "Search deliveries" });
  for (const [words, found] of [
    ["odberatel.example", 1],
    ["faktura", 1],
    [peer.caught[0]?.messageId ?? "", 1],
    ["nikdo@nikde.example", 0],
  ] as const) {
    await search.fill(words);
    await search.press("Enter");
    await list.waitForURL((url) => url.searchParams.get("q") === words);
    await expect(row).toHaveCount(found);
  }
  await expect(list.getByText("Nothing found")).toBeVisible();
  await list.getByRole("link", { name: "Show all" }).click();
  await expect(row).toHaveCount(1);
  await list.getByRole("link", { name: "Rejected", exact: true }).click();
  await expect(list.getByText("Nothing is in this state")).toBeVisible();
  await peer.close();
});

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole("button", { name }));
  await page.keyboard.press("Enter");
}

async function saved(page: Page, click: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return readFile(await download.path());
}

async function head(page: Page, address: string) {
  const answer = await page.request.get(address);
  return { status: answer.status(), headers: answer.headers() };
}
