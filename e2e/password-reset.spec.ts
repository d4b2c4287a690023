import "#testing/peer-ports.ts";
import { expect, type Page, test } from "playwright/test";
import { removeDataDir, startApp } from "#testing/app.ts";
import { expectFine } from "#testing/fine-page.ts";
import { operate } from "#testing/installation.ts";
import { createAccount, somebody } from "#testing/journey.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";

const linkIn = (text: string) => /http\S+\/reset\/[\w-]{43}/.exec(text)?.[0] ?? "";

async function setPassword(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Set password" }).click();
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
}

test("a forgotten password is set anew by mail, or by the operator's command", async ({ page }) => {
  test.setTimeout(240_000);
  const mailbox = await startSmtpPeer({ username: "obalka@firma.example", password: "kanárek: 7/3a" });
  const { host, port, username, password } = mailbox.server;
  const login = `${encodeURIComponent(username)}:${encodeURIComponent(password)}`;
  const app = await startApp({
    env: {
      SYSTEM_MAIL_URL: `smtps://${login}@${host}:${port}`,
      SYSTEM_MAIL_FROM: "Obálka <obalka@firma.example>",
    },
  });
  const person = somebody();
  await createAccount(page, app.url, person);
  await page.context().clearCookies();

  await page.goto(`${app.url}/sign-in`);
  await page.getByRole("link", { name: "Get a link for a new one" }).click();
  await expect(page.getByRole("heading", { name: "Forgotten password" })).toBeVisible();
  for (const email of ["nikdo@firma.example", person.email]) {
    await page.getByLabel("E-mail address").fill(email);
    await page.getByRole("button", { name: "Send the link" }).click();
    await expect(page.getByText(`If ${email} has an account`, { exact: false })).toBeVisible();
  }
  await expectFine(page);
  await expect.poll(() => mailbox.caught.length, { timeout: 30_000 }).toBe(1);
  const [caught] = mailbox.caught;
  expect(caught?.to).toEqual([person.email]);
  const mailed = linkIn((await caught?.parse())?.text ?? "");
  await setPassword(page, mailed, person.companyName);
  await expect(page.getByText("This password would soon be guessed", { exact: false })).toBeVisible();
  await setPassword(page, mailed, "zcela nové heslo účtu");
  await signIn(page, person.email, "zcela nové heslo účtu");
  await page.goto(mailed);
  await expect(page.getByRole("heading", { name: "The link is not valid" })).toBeVisible();

  const { code, said } = await operate("password-reset", [person.email], app.dataDir, { APP_URL: app.url })
    .ended;
  expect(code, said).toBe(0);
  await setPassword(page, linkIn(said), "ještě jiné heslo účtu");
  await signIn(page, person.email, "ještě jiné heslo účtu");
  const health = await (await fetch(`${app.url}/api/health`)).text();
  expect(JSON.parse(health)).toMatchObject({ status: "ok", systemMail: "ok" });
  await app.stop();
  for (const text of [app.output(), health, said])
    for (const secret of [password, encodeURIComponent(password), mailed.slice(-43)])
      expect(text).not.toContain(secret);
  removeDataDir(app.dataDir);
  await mailbox.close();
});
