import type { Locator, Page } from "playwright/test";
import { expectNoOverflow } from "#testing/fine-page.ts";
import { createAccount, fillMailbox, somebody } from "#testing/journey.ts";
import { type SmtpPeer, startSmtpPeer } from "#testing/smtp-peer.ts";
import { expect, test } from "./fixtures.ts";

// Nothing that a person has typed is lost or overwritten, however often they change their mind.

test("a third mailbox is a third one, and the editor stays with the one that it shows", async ({
  app,
  page,
}) => {
  const peers = await Promise.all(["prvni", "druha", "treti"].map((name) => peerOf(`${name}@firma.example`)));
  await createAccount(page, app.url, somebody());
  await page.goto(`${app.url}/settings/email`);
  for (const [index, peer] of peers.entries()) {
    if (index > 0) await page.getByRole("link", { name: "Add a mailbox" }).click();
    await expect(field(page, "SMTP server")).toHaveValue("");
    await fill(page, peer);
    await save(page);
    await expect(rows(page)).toHaveCount(index + 1);
  }
  for (const peer of peers) await expect(row(page, peer)).toBeVisible();

  await row(page, peers[1]).getByRole("link", { name: "Edit" }).click();
  await expect(field(page, "E-mail address")).toHaveValue("druha@firma.example");
  await field(page, "Sender name").fill("Rozepsané jméno");
  await row(page, peers[2]).getByRole("button", { name: "Make it the default" }).click();
  await expect(row(page, peers[2]).getByText("Default", { exact: true })).toBeVisible();
  await row(page, peers[0]).getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(rows(page)).toHaveCount(2);
  await expect(field(page, "E-mail address")).toHaveValue("druha@firma.example");
  await expect(field(page, "Sender name")).toHaveValue("Rozepsané jméno");
  for (const peer of peers) await peer.close();
});

test("choosing providers back and forth loses neither the app password nor a server typed by hand", async ({
  app,
  page,
}) => {
  await createAccount(page, app.url, somebody());
  await page.goto(`${app.url}/settings/email`);
  await field(page, "E-mail address").fill("jana.prodejna@gmail.com");
  await field(page, "Password").fill("abcd efgh ijkl mnop");
  await page.getByLabel("Sandbox", { exact: true }).check();
  await expect(field(page, "SMTP server")).toHaveValue("127.0.0.1");
  await page.getByLabel("Gmail", { exact: true }).check();
  await expect(field(page, "Password")).toHaveValue("abcd efgh ijkl mnop");
  await expect(field(page, "SMTP server")).toHaveValue("smtp.gmail.com");

  await page.getByLabel("Other", { exact: true }).check();
  await field(page, "SMTP server").fill("posta.firma.example");
  await field(page, "Username").fill("jana");
  await page.getByLabel("Seznam", { exact: true }).check();
  await page.getByLabel("Other", { exact: true }).check();
  await expect(field(page, "SMTP server")).toHaveValue("posta.firma.example");
  await expect(field(page, "Username")).toHaveValue("jana");
});

test("what is typed while the settings are being saved stays", async ({ app, page }) => {
  const peer = await startSmtpPeer();
  await createAccount(page, app.url, somebody());
  await fillMailbox(page, app.url, "fakturace@firma.example", peer.server);
  const { promise: mayGo, resolve: letGo } = Promise.withResolvers<void>();
  await page.route("**/settings/email*", async (route) => {
    if (route.request().method() === "POST") await mayGo;
    await route.continue();
  });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await field(page, "Sender name").fill("Napsáno během ukládání");
  letGo();
  await expect(rows(page)).toHaveCount(1);
  await expect(field(page, "Sender name")).toHaveValue("Napsáno během ukládání");
  await peer.close();
});

test("leaving with unsaved changes asks, and staying keeps them", async ({ app, page }) => {
  await createAccount(page, app.url, somebody());
  await page.goto(`${app.url}/settings/email`);
  await field(page, "SMTP server").fill("posta.firma.example");
  const asked: string[] = [];
  page.once("dialog", async (dialog) => {
    asked.push(dialog.message());
    await dialog.dismiss();
  });
  await page.getByRole("link", { name: "Customers" }).click();
  await expect(field(page, "SMTP server")).toHaveValue("posta.firma.example");
  expect(asked).toEqual(["You have unsaved changes here. Leave all the same?"]);
  page.once("dialog", (dialog) => dialog.accept());
  await page.getByRole("link", { name: "Customers" }).click();
  await expect(page.getByRole("heading", { name: "Customers" })).toBeVisible();
});

test("a double click on the check checks once, and does not stop it", async ({ app, page }) => {
  const peer = await startSmtpPeer();
  await createAccount(page, app.url, somebody());
  await fillMailbox(page, app.url, "fakturace@firma.example", peer.server);
  await page.getByRole("button", { name: "Only check, send nothing" }).dblclick();
  await expect(page.getByText("We sent nothing.", { exact: false })).toBeVisible();
  expect(peer.logins).toHaveLength(1);
  await peer.close();
});

test("after a slip is mended with one click, the focus is in the mended field", async ({ app, page }) => {
  await createAccount(page, app.url, somebody());
  await page.goto(`${app.url}/settings/email`);
  await field(page, "SMTP server").fill("imap.gmail.com");
  await page.getByRole("button", { name: "Use smtp.gmail.com" }).click();
  await expect(field(page, "SMTP server")).toBeFocused();
});

test("a failed test fits a phone, however long the names in it are", async ({ app, browser }) => {
  const page = await (
    await browser.newContext({ locale: "en-GB", viewport: { width: 390, height: 844 } })
  ).newPage();
  await createAccount(page, app.url, somebody());
  const host = `${"velmi-dlouhe-jmeno-serveru-".repeat(2)}x.${"y".repeat(60)}.example`;
  await fillMailbox(page, app.url, `${"a".repeat(60)}@firma.example`, {
    ...{ host, port: 465, encryption: "ssl", username: "b".repeat(80), password: "heslo" },
  });
  await page.getByRole("button", { name: "Send test e-mail" }).click();
  await expect(page.getByText("The test e-mail was not sent")).toBeVisible();
  await expectNoOverflow(page);
  await field(page, "SMTP server").fill("smtp.google.com");
  await page.getByRole("button", { name: "Send test e-mail" }).click();
  await expect(page.getByRole("button", { name: /^Use smtp\.gmail\.com, port 465/ })).toBeVisible();
  await expectNoOverflow(page);
});

function peerOf(username: string): Promise<SmtpPeer> {
  return startSmtpPeer({ username });
}

async function fill(page: Page, { server }: SmtpPeer): Promise<void> {
  await field(page, "E-mail address").fill(server.username);
  await field(page, "SMTP server").fill(server.host);
  await field(page, "Port").fill(String(server.port));
  await page.getByLabel("Encryption").selectOption(server.encryption);
  await field(page, "Username").fill(server.username);
  await field(page, "Password").fill(server.password);
}

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The settings are saved.").first()).toBeVisible();
}

const field = (page: Page, label: string): Locator => page.getByLabel(label, { exact: true });
const rows = (page: Page): Locator => page.getByRole("region", { name: "Mailboxes" }).getByRole("listitem");
const row = (page: Page, peer: SmtpPeer | undefined): Locator =>
  rows(page).filter({ hasText: peer?.server.username ?? "nobody" });
