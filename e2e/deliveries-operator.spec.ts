import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { newDataDir, type RunningApp, removeDataDir, startApp } from "#testing/app.ts";
import { ask, dropDatabase } from "#testing/ask-server.ts";
import {
  BUYER,
  deliveryState,
  openDelivery,
  readyToSend,
  sendByEmail,
  sendFirstInvoice,
} from "#testing/journey.ts";
import { makeDatabase, startTestServer, type TestServer } from "#testing/postgres.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import { expect, test } from "./fixtures.ts";

// What an operator does to the database concerns every company in it: these stories have one of their own.

const DATABASE = "obalka_operator";
let server: TestServer;
let database: string;
let app: RunningApp;

test.beforeAll(async () => {
  server = await startTestServer();
  database = await makeDatabase(server.adminUrl, DATABASE);
  const dataDir = newDataDir();
  const key = join(dataDir, "master.key");
  writeFileSync(key, randomBytes(32).toString("hex"), { mode: 0o600 });
  const env = { DATABASE_URL: await server.letAppIn(database), MASTER_KEY_FILE: key };
  app = await startApp({ dataDir, env });
});
test.afterAll(async () => {
  await app.stop();
  removeDataDir(app.dataDir);
  await dropDatabase(server.adminUrl, DATABASE);
  await server.stop();
});

test("after a restore from a backup everything open waits, until the owner has gone through it and releases it", async ({
  page,
}) => {
  const { promise: answer, resolve: letGo } = Promise.withResolvers<void>();
  const peer = await startSmtpPeer({ beforeRecipient: () => answer });
  await readyToSend(page, app.url, peer.server);
  await sendFirstInvoice(page, app.url);
  await expect(page.getByText("Sending", { exact: true })).toBeVisible();
  await sendByEmail(page);
  await page.goto(`${app.url}/deliveries`);
  const rows = page.getByRole("row").filter({ hasText: BUYER.email });
  await expect(rows).toHaveCount(2);
  await expect(page.getByText("after a restore from a backup")).toHaveCount(0);

  await ask(database, "SELECT mark_restored()");
  await expect(page.getByText("2 e-mails wait after a restore from a backup")).toBeVisible();
  letGo();
  await page.getByRole("link", { name: "Go through them" }).click();
  await page.waitForURL(/state=held/);
  await expect(rows.filter({ hasText: "On hold" })).toHaveCount(2);
  await rows
    .last()
    .getByRole("link", { name: /^Faktura / })
    .click();
  await expect(deliveryState(page)).toHaveText("On hold");
  await expect(page.getByText("This e-mail may have gone out meanwhile")).toBeVisible();
  await page.getByRole("button", { name: "Cancel sending" }).click();
  await expect(deliveryState(page)).toHaveText("Cancelled");

  await page.goto(`${app.url}/deliveries`);
  await expect(page.getByText("1 e-mail waits after a restore from a backup")).toBeVisible();
  expect(peer.caught).toHaveLength(0);
  await page.getByRole("button", { name: "Release all" }).click();
  await expect(page.getByText("after a restore from a backup")).toHaveCount(0);
  await expect(rows.first()).toContainText("Sent");
  await expect(rows.last()).toContainText("Cancelled");
  expect(peer.caught).toHaveLength(1);
  await peer.close();
});

test("of an old message whose body was emptied the record stays, and it cannot be sent again", async ({
  page,
}) => {
  const peer = await startSmtpPeer({ verdict: () => "550 5.7.1 Message refused as spam" });
  await readyToSend(page, app.url, peer.server);
  await sendFirstInvoice(page, app.url);
  await expect(page.getByText("Rejected", { exact: true })).toBeVisible();
  const delivery = await openDelivery(page);
  const message = page.getByRole("region", { name: "The message" });
  const again = page.getByRole("button", { name: "Send again" });
  await expect(message.getByRole("link", { name: "Download .eml" })).toBeVisible();
  await expect(again).toBeVisible();
  const hash = (await message.locator("code").first().textContent()) ?? "no hash";
  expect(hash).toMatch(/^[0-9a-f]{64}$/);

  const id = delivery.split("/").at(-1);
  await ask(database, `UPDATE "Delivery" SET "mime" = '', "thinnedAt" = now() WHERE "id" = '${id}'`);
  await expect(message.getByText("the body of this older message is no longer here")).toBeVisible();
  await expect(message.getByRole("link")).toHaveCount(0);
  await expect(message.locator("iframe")).toHaveCount(0);
  await expect(again).toHaveCount(0);
  await expect(message.getByText(hash)).toBeVisible();
  await expect(deliveryState(page)).toHaveText("Rejected");
  await expect(page.getByText(BUYER.email).first()).toBeVisible();
  const timeline = page.getByRole("region", { name: "Timeline" });
  await expect(timeline.getByText("550 5.7.1 Message refused as spam", { exact: true })).toBeVisible();
  for (const path of ["eml", "attachments/0"]) {
    expect((await page.request.get(`${delivery}/${path}`)).status(), path).toBe(404);
  }
  await peer.close();
});
