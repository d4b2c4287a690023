import "#testing/peer-ports.ts";
import { simpleParser } from "mailparser";
import type { Locator, Page } from "playwright/test";
import type { SmtpServer } from "#lib/smtp/server.ts";
import {
  createAccount,
  createCustomer,
  fillMailbox,
  issueInvoice,
  saveMailboxAndSwitchOn,
  sendByEmail,
  somebody,
} from "#testing/journey.ts";
import { canStartPostfix } from "#testing/postfix/start-postfix.ts";
import { expect, test } from "./fixtures.ts";
import { type AppWithPostfix, startAppWithPostfix } from "./postfix/app-with-postfix.ts";
import { withoutTrace } from "./postfix/without-trace.ts";

// The journey of connect.spec.ts and main-journey.spec.ts against the mail server that most providers run. Where it is
// not installed there are no stories here: docs/testing.md.

const HOST = "mail.firma.example";
const LOGIN = "fakturace@firma.example";
const OWNER = "majitelka@firma.example";
const TRIAL = "zkouska@firma.example";
const PASSWORD = "Správné heslo 7";
const ways = { ssl: 465, starttls: 587 } as const;
const customers = { ssl: "ucetni@odberatel.example", starttls: "uctarna@odberatel.example" } as const;

let world: AppWithPostfix;

if (canStartPostfix()) {
  test.beforeAll(async () => {
    const mailboxes = [LOGIN, OWNER, TRIAL, ...Object.values(customers)];
    world = await startAppWithPostfix({ host: HOST, login: LOGIN, password: PASSWORD, mailboxes });
  });
  test.afterAll(() => world.stop());
  stories();
}

function stories() {
  for (const encryption of ["ssl", "starttls"] as const) {
    test(`a new person connects Postfix (${encryption}): from a wrong password to an invoice that arrives as ordered`, async ({
      page,
    }) => {
      const before = world.postfix.inbox(TRIAL).length;
      await begin(page, serverOf(encryption, "špatné heslo"));
      await tryIt(page, TRIAL);
      await expect(stage(page, "auth")).toHaveAttribute("data-state", "failed");
      await expect(passwordField(page)).toHaveAttribute("aria-invalid", "true");
      await expect(page.getByText("535 5.7.8 Error: authentication failed:").first()).toBeVisible();
      await expect(passwordField(page)).toHaveValue("špatné heslo");

      await passwordField(page).fill(PASSWORD);
      await page.getByRole("button", { name: "Send test e-mail" }).click();
      await expect(page.getByText(`accepted the test e-mail for ${TRIAL}`)).toBeVisible();
      await expect(page.getByText(/^250 2\.0\.0 Ok: queued as [0-9A-Z]+$/i).first()).toBeVisible();
      await expect.poll(() => world.postfix.inbox(TRIAL).length).toBe(before + 1);
      await saveMailboxAndSwitchOn(page);

      await sendInvoice(page, customers[encryption]);
      await expectSentAsOrdered(page, customers[encryption]);
      expect(world.postfix.queue()).toEqual([]);
    });
  }

  test("a check signs in to Postfix and leaves nothing behind", async ({ page }) => {
    await begin(page, serverOf("starttls"));
    const before = [world.postfix.inbox(TRIAL).length, world.postfix.log().length] as const;
    await page.getByLabel("Test recipient").fill(TRIAL);
    await page.getByRole("button", { name: "Only check, send nothing" }).click();
    await expect(page.getByText("We sent nothing.", { exact: false })).toBeVisible();
    await expect
      .poll(() => world.postfix.log().slice(before[1]))
      .toMatch(/disconnect from .* auth=1 mail=1 rcpt=1 /);
    expect(world.postfix.log().slice(before[1])).not.toContain(" data=");
    expect(world.postfix.queue()).toEqual([]);
    expect(world.postfix.inbox(TRIAL)).toHaveLength(before[0]);
  });

  test("a sender whom Postfix does not let this login use is turned round with one click", async ({
    page,
  }) => {
    await begin(page, serverOf("ssl"), OWNER);
    await tryIt(page, TRIAL);
    const address = page.getByLabel("E-mail address");
    await expect(address).toHaveAttribute("aria-invalid", "true");
    await expectReply(page, `553 5.7.1 <${OWNER}>: Sender address rejected: not owned by user`);
    await panel(page)
      .getByRole("button", { name: `Send as ${LOGIN}` })
      .click();
    await expect(page.getByText(`accepted the test e-mail for ${TRIAL}`)).toBeVisible();
    await expect(address).toHaveValue(LOGIN);
    await expect
      .poll(() => mailAnsweredTo(OWNER))
      .toMatchObject({ from: { text: expect.stringContaining(LOGIN) } });
  });

  test("recipients whom Postfix does not take are named, in the test and at the invoice", async ({
    page,
  }) => {
    const unknown = "nikdo@odberatel.example";
    const words = `550 5.1.1 <${unknown}>: Recipient address rejected: User unknown in virtual mailbox table`;
    await begin(page, serverOf("ssl"));
    await tryIt(page, "kdokoli@jinde.example");
    await expectReply(page, "mail does not leave this machine");
    await tryIt(page, unknown);
    await expectReply(page, words);
    await expect(stage(page, "recipient")).toHaveAttribute("data-state", "failed");
    await expect(page.getByLabel("Test recipient")).toHaveAttribute("aria-invalid", "true");
    await saveMailboxAndSwitchOn(page);

    await sendInvoice(page, unknown);
    await expect(page.getByText("Rejected", { exact: true }).first()).toBeVisible();
    await expect(page.getByText(words).first()).toBeVisible();
    expect(world.postfix.queue()).toEqual([]);
  });

  test("without a username, Postfix's refusal is told as a missing sign-in", async ({ page }) => {
    await begin(page, { ...serverOf("ssl", ""), username: "" });
    await tryIt(page, TRIAL);
    await expectReply(page, "554 5.7.1 <localhost[127.0.0.1]>: Client host rejected: Access denied");
    await expect(page.getByLabel("Username")).toHaveAttribute("aria-invalid", "true");
  });

  test("a password that was changed on the server stops the mailbox, and the right one lets the invoice go", async ({
    page,
  }) => {
    await begin(page, serverOf("starttls"));
    await saveMailboxAndSwitchOn(page);
    world.postfix.setPassword("úplně jiné");
    await sendInvoice(page, customers.ssl);
    const invoicePage = page.url();
    await expect(page.getByText("535 5.7.8 Error: authentication failed:").first()).toBeVisible();
    await expect(page.getByText("Queued", { exact: true }).first()).toBeVisible();

    await fillMailbox(page, world.app.url, LOGIN, serverOf("starttls", "úplně jiné"));
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("The settings are saved.").first()).toBeVisible();
    await page.goto(invoicePage);
    await expectSentAsOrdered(page, customers.ssl);
    world.postfix.setPassword(PASSWORD);
  });

  test("a port with the encryption of the other one is repaired by a button", async ({ page }) => {
    await begin(page, serverOf("starttls"));
    await page.getByLabel("Port", { exact: true }).fill("465");
    await repair(page, "465", "ssl");
    await page.getByLabel("Port", { exact: true }).fill("587");
    await repair(page, "587", "starttls");
  });
}

async function begin(page: Page, server: SmtpServer, address = LOGIN): Promise<void> {
  await createAccount(page, world.app.url, somebody());
  await fillMailbox(page, world.app.url, address, server);
}

async function sendInvoice(page: Page, email: string): Promise<void> {
  await createCustomer(page, world.app.url, { name: "Odběratel a.s.", email });
  await issueInvoice(page, world.app.url, "Odběratel a.s.");
  await sendByEmail(page);
}

async function repair(page: Page, port: string, encryption: string): Promise<void> {
  await expect(page.getByLabel("Encryption")).not.toHaveValue(encryption);
  await tryIt(page, TRIAL);
  await panel(page)
    .getByRole("button", { name: /try again$/ })
    .first()
    .click();
  await expect(page.getByText(`accepted the test e-mail for ${TRIAL}`)).toBeVisible();
  await expect(page.getByLabel("Port", { exact: true })).toHaveValue(port);
  await expect(page.getByLabel("Encryption")).toHaveValue(encryption);
}

function serverOf(encryption: "ssl" | "starttls", password = PASSWORD): SmtpServer {
  return { host: HOST, port: ways[encryption], encryption, username: LOGIN, password };
}

async function tryIt(page: Page, recipient: string): Promise<void> {
  await page.getByLabel("Test recipient").fill(recipient);
  await page.getByRole("button", { name: "Send test e-mail" }).click();
}

function stage(page: Page, name: string): Locator {
  return page.locator(`[data-stage="${name}"]`);
}

function panel(page: Page): Locator {
  return page.locator('section[aria-labelledby="test-title"]');
}

function passwordField(page: Page): Locator {
  return page.getByLabel("Password", { exact: true });
}

async function expectReply(page: Page, words: string): Promise<void> {
  await expect(panel(page).getByText(words).first()).toBeVisible();
}

async function mailAnsweredTo(address: string) {
  const mails = await Promise.all(world.postfix.inbox(TRIAL).map((raw) => simpleParser(raw)));
  return mails.find(({ replyTo }) => replyTo?.text === address);
}

/** The invoice's page tells Postfix's reply, and what lies in the recipient's mailbox is byte for byte what was ordered. */
async function expectSentAsOrdered(page: Page, recipient: string): Promise<void> {
  await expect(page.getByText("Sent", { exact: true }).first()).toBeVisible();
  const reply = page.getByText(/^250 2\.0\.0 Ok: queued as \w+$/).first();
  const received = `with ESMTPSA id ${(await reply.textContent())?.split(" ").at(-1)}\n`;
  const delivered = () => world.postfix.inbox(recipient).map(withoutTrace);
  const arrived = () => delivered().find(({ trace }) => trace.includes(received))?.message;
  await expect.poll(arrived).toBeDefined();
  const messageId = /^message-id: (\S+)/im.exec(arrived() ?? "")?.[1] ?? "";
  const ordered = await world.orderedMime(messageId);
  // On disk lines end with LF alone.
  expect(arrived()).toBe(ordered.toString("latin1").replaceAll("\r\n", "\n"));
}
