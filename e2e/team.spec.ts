import type { Browser, Page } from "playwright/test";
import { expectFine } from "#testing/fine-page.ts";
import { createAccount, somebody } from "#testing/journey.ts";
import { expect, test } from "./fixtures.ts";

/** Invites somebody on the page of the team. @returns the link that is shown once */
async function invite(page: Page, appUrl: string, email: string, role: string): Promise<string> {
  await page.goto(`${appUrl}/settings/team`);
  await page.getByLabel("Address of the person").fill(email);
  await page.getByLabel("Role", { exact: true }).selectOption(role);
  await page.getByRole("button", { name: "Create invitation" }).click();
  await expect(page.getByText("The invitation is ready")).toBeVisible();
  return (await page.getByText(/\/join\/[\w-]{43}/).textContent()) ?? "";
}

async function newBrowser(browser: Browser): Promise<Page> {
  return (await browser.newContext({ locale: "en-GB" })).newPage();
}

async function joinAsNew(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Password").fill("heslo nového člověka");
  await page.getByRole("button", { name: "Create account and join" }).click();
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
}

test("somebody invited joins, does what their role may, from the next step on another's, and is out when removed", async ({
  app,
  browser,
  page,
}) => {
  const owner = somebody();
  await createAccount(page, app.url, owner, true);
  const email = `ucetni.${Date.now()}@firma.example`;
  const link = await invite(page, app.url, email, "accountant");
  await expectFine(page);

  const guest = await newBrowser(browser);
  await guest.goto(link);
  await expect(guest.getByRole("heading", { level: 1 })).toContainText(owner.companyName);
  await expectFine(guest);
  await joinAsNew(guest, link, "Účetní Nováková");
  const navigation = guest.getByRole("navigation", { name: "Main menu" }).first();
  await expect(navigation.getByRole("link", { name: "Security" })).toBeVisible();
  await expect(navigation.getByRole("link", { name: "E-mail and sending" })).toHaveCount(0);
  for (const path of ["/settings/email", "/settings/team", "/settings/company"]) {
    await guest.goto(app.url + path);
    await expect(guest).toHaveURL(`${app.url}/`);
  }
  const forbidden = await guest.request.post(`${app.url}/invoices/mail-preview`, {
    headers: { Origin: app.url },
    data: {},
  });
  expect(await forbidden.json()).toEqual({ ok: false, problem: "forbidden" });
  const again = await newBrowser(browser);
  await again.goto(link);
  await expect(again.getByRole("heading", { name: "The invitation is not valid" })).toBeVisible();

  await page.reload();
  await page.getByLabel("Role: Účetní Nováková").selectOption("owner");
  await page.getByRole("button", { name: "Change role" }).click();
  await expect(page.getByRole("button", { name: "Change role" })).toHaveCount(0);
  await guest.goto(`${app.url}/settings/team`);
  await expect(guest.getByRole("heading", { name: "People", level: 1 })).toBeVisible();

  const unused = await invite(page, app.url, `nikdo.${Date.now()}@firma.example`, "member");
  await page.getByRole("button", { name: "Revoke invitation" }).click();
  await expect(page.getByText("Invitations that wait")).toHaveCount(0);
  await again.goto(unused);
  await expect(again.getByRole("heading", { name: "The invitation is not valid" })).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText(email)).toHaveCount(0);
  await guest.goto(`${app.url}/invoices`);
  await expect(guest).toHaveURL(`${app.url}/sign-in`);
  await guest.getByLabel("E-mail address").fill(email);
  await guest.getByLabel("Password").fill("heslo nového člověka");
  await guest.getByRole("button", { name: "Sign in" }).click();
  await expect(guest.getByText("Your account belongs to no company now.", { exact: false })).toBeVisible();
});

test("a person with a company of their own joins another by signing in, and changes between them", async ({
  app,
  browser,
  page,
}) => {
  const [owner, person] = [somebody("První firma s.r.o."), somebody("Druhá firma s.r.o.")];
  const other = await newBrowser(browser);
  await createAccount(other, app.url, person);
  await other.context().clearCookies();
  await createAccount(page, app.url, owner);
  const link = await invite(page, app.url, person.email, "member");

  await other.goto(link);
  await other.getByRole("link", { name: "I have an account here" }).click();
  await other.getByLabel("E-mail address").fill(person.email);
  await other.getByLabel("Password").fill(person.password);
  await other.getByRole("button", { name: "Sign in" }).click();
  await other.getByRole("button", { name: "Join the company" }).click();
  await expect(other.getByRole("heading", { name: "Overview" })).toBeVisible();
  const side = other.getByRole("complementary");
  await expect(side.getByText("První firma s.r.o.")).toBeVisible();
  await side.getByText("Change to another company").click();
  await side.getByRole("button", { name: "Druhá firma s.r.o." }).click();
  await expect(side.getByRole("link", { name: "E-mail and sending" })).toBeVisible();
});
