import "#testing/peer-ports.ts";
import type { Locator, Page } from "playwright/test";
import { type RunningApp, removeDataDir, startApp } from "#testing/app.ts";
import { makeSelfSigned } from "#testing/certificates.ts";
import { expectAccessible } from "#testing/fine-page.ts";
import { createAccount, somebody, tabTo } from "#testing/journey.ts";
import { authority } from "#testing/peer-ports.ts";
import { type SmtpPeer, startSmtpPeer } from "#testing/smtp-peer.ts";
import { expect, test } from "./fixtures.ts";

// A person with a Gmail address, and servers on this machine that bear Google's names and answer like Google.

const ADDRESS = "jana.prodejna@gmail.com";
const ORDINARY = "Moje-Heslo-2026";
const APP_PASSWORD = "abcd efgh ijkl mnop";
const LETTERS = APP_PASSWORD.replaceAll(" ", "");

let app: RunningApp;
let gmail: SmtpPeer;
let gmailStarttls: SmtpPeer;

test.beforeAll(async () => {
  const certificate = authority.issue({ names: ["smtp.gmail.com"] });
  const google = { certificate, username: ADDRESS, password: LETTERS, refusal: answerOfGoogle };
  gmail = await startSmtpPeer({ ...google, encryption: "ssl" });
  gmailStarttls = await startSmtpPeer({ ...google, encryption: "starttls" });
  const ways = {
    "smtp.gmail.com:465": gmail.server.port,
    "smtp.gmail.com:587": gmailStarttls.server.port,
    "smtp.google.com:25": 1,
  };
  const ends = [...Object.keys(ways), "smtp.google.com:465", "smtp.google.com:587", "smtp.gmail.com:2525"];
  app = await startApp({
    env: {
      NODE_OPTIONS: `--import=${new URL("../testing/ways.ts", import.meta.url)}`,
      OBALKA_TEST_WAYS: JSON.stringify(ways),
      SMTP_ALLOWED_PRIVATE_HOSTS: `${process.env.SMTP_ALLOWED_PRIVATE_HOSTS},${ends.join(",")}`,
    },
  });
});

test.afterAll(async () => {
  await app.stop();
  await gmail.close();
  await gmailStarttls.close();
  removeDataDir(app.dataDir);
});

function answerOfGoogle(password: string): string {
  return password === ORDINARY
    ? "534 5.7.9 Application-specific password required. For more information, go to https://support.google.com/mail/?p=InvalidSecondFactor gsmtp"
    : "535 5.7.8 Username and Password not accepted. https://support.google.com/mail/?p=BadCredentials gsmtp";
}

const words = {
  en: {
    locale: "en-GB",
    address: "E-mail address",
    host: "SMTP server",
    password: "Password",
    test: "Send test e-mail",
    save: "Save",
    showGuide: "Show me in the guide",
    letters: "The 16 letters from Google",
    tryIt: "Use it and try",
    accepted: "accepted the test e-mail for",
    saved: "The settings are saved.",
  },
  cs: {
    locale: "cs-CZ",
    address: "E-mailová adresa",
    host: "SMTP server",
    password: "Heslo",
    test: "Odeslat testovací e-mail",
    save: "Uložit",
    showGuide: "Ukázat v návodu",
    letters: "16 písmen od Googlu",
    tryIt: "Použít a vyzkoušet",
    accepted: "přijal testovací e-mail pro",
    saved: "Nastavení je uložené.",
  },
  sk: {
    locale: "sk-SK",
    address: "E-mailová adresa",
    host: "SMTP server",
    password: "Heslo",
    test: "Odoslať testovací e-mail",
    save: "Uložiť",
    showGuide: "Ukázať v návode",
    letters: "16 písmen od Googlu",
    tryIt: "Použiť a vyskúšať",
    accepted: "prijal testovací e-mail pre",
    saved: "Nastavenie je uložené.",
  },
} as const;

for (const [language, word] of Object.entries(words)) {
  test(`from an ordinary password over the guide to an accepted test (${language})`, async ({ browser }) => {
    const before = gmail.caught.length;
    const page = await newPerson(browser, word.locale);
    await page.goto(`${app.url}/settings/email`);
    await page.getByLabel(word.address).fill(ADDRESS);
    await expect(page.getByLabel(word.host)).toHaveValue("smtp.gmail.com");
    await page.getByLabel(word.password, { exact: true }).fill(ORDINARY);
    await page.getByRole("button", { name: word.test }).click();
    await expect(stage(page, "auth")).toHaveAttribute("data-state", "failed");
    await page.getByRole("button", { name: word.showGuide }).click();
    await expect(page.locator('[aria-current="step"]')).toBeVisible();
    await openLastStep(page);
    await page.getByLabel(word.letters).fill("abcd\u00a0efgh\tijkl-mnop");
    await page.getByRole("button", { name: word.tryIt }).click();
    await expect(page.getByText(word.accepted)).toBeVisible();
    await expect(page.getByLabel(word.password, { exact: true })).toHaveValue(LETTERS);
    expect(gmail.caught).toHaveLength(before + 1);
    await page.getByRole("button", { name: word.save, exact: true }).click();
    await expect(page.getByText(word.saved).first()).toBeVisible();
    await page.context().close();
  });
}

test("Google's inbound server is recognised while typing, and mended with one click", async ({ page }) => {
  await signUp(page);
  await page.goto(`${app.url}/settings/email`);
  await page.getByLabel("E-mail address").fill(ADDRESS);
  await page.getByLabel("SMTP server").fill("smtp.google.com");
  await page.getByRole("button", { name: /smtp\.gmail\.com/ }).click();
  await expect(page.getByLabel("SMTP server")).toHaveValue("smtp.gmail.com");
});

test("Google's inbound server that was tried all the same is repaired by a button", async ({ page }) => {
  await signUp(page);
  await fillGmail(page);
  await page.getByLabel("SMTP server").fill("smtp.google.com");
  await page.getByRole("button", { name: "Send test e-mail" }).click();
  await expect(page.getByText("The test e-mail was not sent")).toBeVisible();
  await page.getByRole("button", { name: /^Use smtp\.gmail\.com.*try again$/ }).click();
  await expect(page.getByText("accepted the test e-mail for")).toBeVisible();
  await expect(page.getByLabel("SMTP server")).toHaveValue("smtp.gmail.com");
});

test("port 465 with STARTTLS is repaired by a button", async ({ page }) => {
  await signUp(page);
  await fillGmail(page);
  await page.getByLabel("Encryption").selectOption("starttls");
  await expect(page.getByLabel("Port", { exact: true })).toHaveValue("587");
  await page.getByLabel("Port", { exact: true }).fill("465");
  await page.getByRole("button", { name: "Send test e-mail" }).click();
  await expect(stage(page, "greet")).toHaveAttribute("data-state", "failed");
  await page
    .getByRole("button", { name: /try again$/ })
    .first()
    .click();
  await expect(page.getByText("accepted the test e-mail for")).toBeVisible();
  await expect(page.getByLabel("Encryption")).toHaveValue("ssl");
});

test("a self-signed certificate is shown and trusted, and another one is refused before the password", async ({
  page,
}) => {
  const own = await startSmtpPeer({ certificate: makeSelfSigned() });
  await signUp(page);
  await fillServer(page, own);
  await page.getByRole("button", { name: "Send test e-mail" }).click();
  const card = page.getByRole("region", { name: "The certificate that the server showed" });
  await expect(card.getByText("the server itself")).toBeVisible();
  await expect(card.getByText(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)).toBeVisible();
  expect(own.logins).toHaveLength(0);
  await card.getByRole("button", { name: /Trust exactly this certificate/ }).click();
  await expect(page.getByText("accepted the test e-mail for")).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The settings are saved.").first()).toBeVisible();

  await own.close();
  const swapped = await startSmtpPeer({ certificate: makeSelfSigned(), port: own.server.port });
  await page.reload();
  await page.getByRole("button", { name: "Send test e-mail" }).click();
  await expect(stage(page, "encrypt")).toHaveAttribute("data-state", "failed");
  await expect(page.getByText("The test e-mail was not sent")).toBeVisible();
  expect(swapped.logins).toHaveLength(0);
  await swapped.close();
});

test("a test shows each stage while it runs, and ends when the person stops it or leaves", async ({
  page,
}) => {
  const { promise: answer, resolve: letGo } = Promise.withResolvers<void>();
  const slow = await startSmtpPeer({ beforeRecipient: () => answer });
  await signUp(page);
  await fillServer(page, slow);
  await page.getByRole("button", { name: "Send test e-mail" }).click();
  await expect(stage(page, "auth")).toHaveAttribute("data-state", "done");
  await expect(stage(page, "recipient")).toHaveAttribute("data-state", "started");
  await expect(stage(page, "message")).toHaveAttribute("data-state", "waiting");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("You stopped the test.")).toBeVisible();

  await page.getByRole("button", { name: "Send test e-mail" }).click();
  await expect(stage(page, "recipient")).toHaveAttribute("data-state", "started");
  const gone = slow.untilEmpty();
  await page.goto(`${app.url}/guide/gmail`);
  await gone;
  letGo();
  expect(slow.caught).toHaveLength(0);
  await slow.close();
});

test("a check sends nothing, and the conversation can be copied without secrets", async ({ page }) => {
  const peer = await startSmtpPeer();
  await signUp(page);
  await fillServer(page, peer);
  await page.getByRole("button", { name: "Only check, send nothing" }).click();
  await expect(page.getByText("We sent nothing.", { exact: false })).toBeVisible();
  expect([peer.logins.length, peer.caught.length]).toEqual([1, 0]);
  await page.getByText("The conversation with the server").click();
  const conversation = await page.locator("pre").textContent();
  expect(conversation).toContain("RCPT TO");
  expect(conversation).not.toContain(peer.server.username);
  expect(conversation).not.toContain(peer.server.password);
  await peer.close();
});

test("sending from another address than the login is explained, and turned round with one click", async ({
  page,
}) => {
  const peer = await startSmtpPeer();
  await signUp(page);
  await fillServer(page, peer);
  await page.getByRole("button", { name: `Send as ${peer.server.username}` }).click();
  await expect(page.getByLabel("E-mail address")).toHaveValue(peer.server.username);
  await expect(page.getByLabel("Replies go to")).toHaveValue("fakturace@firma.example");
  await page.getByRole("button", { name: "Send test e-mail" }).click();
  await expect(page.getByText("accepted the test e-mail for")).toBeVisible();
  const mail = await peer.caught[0]?.parse();
  expect([mail?.from?.value[0]?.address, mail?.replyTo?.text]).toEqual([
    peer.server.username,
    "fakturace@firma.example",
  ]);
  await peer.close();
});

test("several mailboxes: one is the default, each with its state, and a failing one is named on every page", async ({
  page,
}) => {
  const [first, second] = [await startSmtpPeer(), await startSmtpPeer({ username: "druha@firma.example" })];
  await signUp(page);
  await fillServer(page, first);
  await save(page);
  await page.getByRole("link", { name: "Add a mailbox" }).click();
  await expect(page.getByRole("heading", { name: "New mailbox" })).toBeVisible();
  await fillFields(page, second, "druha@firma.example");
  await save(page);
  const list = page.getByRole("region", { name: "Mailboxes" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  const row = (address: string) => list.getByRole("listitem").filter({ hasText: address });
  await expect(row("fakturace@firma.example").getByText("Default", { exact: true })).toBeVisible();
  await row("druha@firma.example").getByRole("button", { name: "Check sign-in" }).click();
  await expect(row("druha@firma.example").getByText("Works", { exact: true })).toBeVisible();
  await row("druha@firma.example").getByRole("button", { name: "Make it the default" }).click();
  await expect(row("druha@firma.example").getByText("Default", { exact: true })).toBeVisible();

  first.setPassword("zmenene heslo");
  await row("fakturace@firma.example").getByRole("button", { name: "Check sign-in" }).click();
  await expect(row("fakturace@firma.example").getByText("Failing", { exact: true })).toBeVisible();
  await page.goto(`${app.url}/customers`);
  await expect(
    page.getByText("The mailbox fakturace@firma.example does not work and needs a look."),
  ).toBeVisible();
  await page.getByRole("link", { name: "Fix it" }).click();
  await page.getByLabel("Password", { exact: true }).fill("zmenene heslo");
  await page.getByRole("button", { name: "Send test e-mail" }).click();
  await expect(page.getByText("accepted the test e-mail for")).toBeVisible();
  await save(page);
  await expect(page.getByText("does not work and needs a look.")).toHaveCount(0);

  await row("druha@firma.example").getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await first.close();
  await second.close();
});

test("the whole way to an accepted test goes by keyboard alone", async ({ page }) => {
  await signUp(page);
  await page.goto(`${app.url}/settings/email`);
  await page.getByLabel("E-mail address").focus();
  await page.keyboard.type(ADDRESS);
  await tabTo(page, page.getByLabel("Password", { exact: true }));
  await page.keyboard.type(APP_PASSWORD);
  await tabTo(page, page.getByRole("button", { name: "Send test e-mail" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("accepted the test e-mail for")).toBeVisible();
});

test("the page of the mailbox is accessible in every state, by day and by night", async ({ page }) => {
  const expectAccessibleAlways = async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
  };
  await signUp(page);
  await fillGmail(page);
  await expectAccessibleAlways();
  await page.getByLabel("Password", { exact: true }).fill(ORDINARY);
  await page.getByRole("button", { name: "Send test e-mail" }).click();
  await expect(page.getByText("The test e-mail was not sent")).toBeVisible();
  await expectAccessibleAlways();
  const own = await startSmtpPeer({ certificate: makeSelfSigned() });
  await fillServer(page, own);
  await page.getByRole("button", { name: "Send test e-mail" }).click();
  await expect(page.getByRole("button", { name: /Trust exactly/ })).toBeVisible();
  await expectAccessibleAlways();
  await own.close();
});

async function newPerson(browser: import("playwright/test").Browser, locale: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await signUp(page);
  if (locale === "en-GB") return page;
  const name = locale === "cs-CZ" ? "Čeština" : "Slovenčina";
  await page.getByRole("button", { name }).first().click();
  await expect(page.locator("html")).toHaveAttribute("lang", locale.slice(0, 2));
  return page;
}

function signUp(page: Page): Promise<void> {
  return createAccount(page, app.url, somebody());
}

async function fillGmail(page: Page): Promise<void> {
  await page.goto(`${app.url}/settings/email`);
  await page.getByLabel("E-mail address").fill(ADDRESS);
  await page.getByLabel("Password", { exact: true }).fill(APP_PASSWORD);
}

async function fillServer(page: Page, peer: SmtpPeer): Promise<void> {
  await page.goto(`${app.url}/settings/email`);
  await fillFields(page, peer, "fakturace@firma.example");
}

async function fillFields(page: Page, { server }: SmtpPeer, address: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(address);
  await page.getByLabel("SMTP server").fill(server.host);
  await page.getByLabel("Port", { exact: true }).fill(String(server.port));
  await page.getByLabel("Encryption").selectOption(server.encryption);
  await page.getByLabel("Username").fill(server.username);
  await page.getByLabel("Password", { exact: true }).fill(server.password);
}

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The settings are saved.").first()).toBeVisible();
}

function stage(page: Page, name: string): Locator {
  return page.locator(`[data-stage="${name}"]`);
}

/** The last step of the guide that stands beside the form, where the letters are pasted. */
async function openLastStep(page: Page): Promise<void> {
  const rail = page.getByRole("navigation").filter({ has: page.locator('[aria-current="step"]') });
  await rail.getByRole("button").last().click();
}
