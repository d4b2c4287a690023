import type { Browser, Page } from "playwright/test";
import { expectFine } from "#testing/fine-page.ts";
import { createAccount, type Person, somebody } from "#testing/journey.ts";
import { signInCall } from "#testing/sign-in-call.ts";
import { nextPhoneCode, phoneCode } from "#testing/totp.ts";
import { expect, test } from "./fixtures.ts";

async function newBrowser(browser: Browser): Promise<Page> {
  return (await browser.newContext({ locale: "en-GB" })).newPage();
}

async function signIn(page: Page, appUrl: string, { email, password }: Person): Promise<void> {
  await page.goto(`${appUrl}/sign-in`);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

const overview = (page: Page) => page.getByRole("heading", { name: "Overview" });

test("with two-step sign-in the password alone opens nothing; a code or a recovery code does, once", async ({
  app,
  browser,
  page,
}) => {
  test.setTimeout(150_000);
  const person = somebody();
  await createAccount(page, app.url, person);
  await page.goto(`${app.url}/settings/security`);
  await expectFine(page);
  await page.getByRole("button", { name: "Turn on" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your password").fill("tohle heslo to neni");
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog.getByText("The password is not right.")).toBeVisible();
  await dialog.getByLabel("Your password").fill(person.password);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("img", { name: "Picture with the key" })).toBeVisible();
  await expectFine(page);
  const secret = (await page.locator("code").textContent()) ?? "";
  await page.getByLabel("Code from the phone").fill(phoneCode(secret));
  await page.getByRole("button", { name: "Confirm code" }).click();
  await expect(page.getByText("Keep them elsewhere")).toBeVisible();
  await expectFine(page);
  const [recovery = ""] = await page.locator("li", { hasText: /^\w{5}-\w{5}$/ }).allInnerTexts();
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("It is on.", { exact: false })).toBeVisible();

  const second = await newBrowser(browser);
  await signIn(second, app.url, person);
  await expect(second.getByRole("heading", { name: "Code from your phone" })).toBeVisible();
  await expectFine(second);
  await second.goto(`${app.url}/invoices`);
  await expect(second).toHaveURL(`${app.url}/sign-in`);
  await signIn(second, app.url, person);
  await second.getByLabel("Code", { exact: true }).fill("000000");
  await second.getByRole("button", { name: "Confirm" }).click();
  await expect(second.getByText("The code is not right.", { exact: false })).toBeVisible();
  await second.getByLabel("Code", { exact: true }).fill(nextPhoneCode(secret));
  await second.getByRole("button", { name: "Confirm" }).click();
  await expect(overview(second)).toBeVisible();

  const third = await newBrowser(browser);
  await signIn(third, app.url, person);
  await third.getByLabel("Code", { exact: true }).fill(recovery);
  await third.getByRole("button", { name: "Confirm" }).click();
  await expect(overview(third)).toBeVisible();
  const fourth = await newBrowser(browser);
  await signIn(fourth, app.url, person);
  await fourth.getByLabel("Code", { exact: true }).fill(recovery);
  await fourth.getByRole("button", { name: "Confirm" }).click();
  await expect(fourth.getByText("The code is not right.", { exact: false })).toBeVisible();

  await page.getByRole("button", { name: "Turn off" }).click();
  await dialog.getByLabel("Your password").fill(person.password);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("button", { name: "Turn on" })).toBeVisible();
  await signIn(fourth, app.url, person);
  await expect(overview(fourth)).toBeVisible();
});

test("sessions are listed and ended from elsewhere, and a changed password ends the others", async ({
  app,
  browser,
  page,
}) => {
  const person = somebody();
  await createAccount(page, app.url, person);
  const [phone, tablet] = [await newBrowser(browser), await newBrowser(browser)];
  for (const device of [phone, tablet]) {
    await signIn(device, app.url, person);
    await expect(overview(device)).toBeVisible();
  }
  await page.goto(`${app.url}/settings/security`);
  const sessions = page.getByRole("region", { name: "Where you are signed in" });
  await expect(sessions.getByRole("listitem")).toHaveCount(3);
  await expect(sessions.getByRole("listitem").first()).toContainText("this device");
  await expect(sessions.getByRole("listitem").first()).toContainText(/Chrome · Linux.*(127\.0\.0\.1|::1)/);
  await sessions.getByRole("button", { name: "Sign out", exact: true }).first().click();
  await expect(sessions.getByRole("listitem")).toHaveCount(2);
  // The one seen last stands first.
  await tablet.goto(`${app.url}/invoices`);
  await expect(tablet).toHaveURL(`${app.url}/sign-in`);
  await phone.goto(`${app.url}/invoices`);
  await expect(phone).toHaveURL(`${app.url}/invoices`);

  await page.getByLabel("Current password").fill(person.password);
  await page.getByLabel("New password").fill("úplně jiné dlouhé heslo");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("The password is changed.", { exact: false })).toBeVisible();
  await phone.goto(`${app.url}/customers`);
  await expect(phone).toHaveURL(`${app.url}/sign-in`);
  await page.goto(`${app.url}/customers`);
  await expect(page).toHaveURL(`${app.url}/customers`);
  await signIn(phone, app.url, { ...person, password: "úplně jiné dlouhé heslo" });
  await expect(overview(phone)).toBeVisible();
});

test("guessing ends with a time to wait, whatever a client says about its address", async ({ app, page }) => {
  const person = somebody();
  await createAccount(page, app.url, person);
  await page.context().clearCookies();
  // By its address, so that the browser and this process are one place.
  const url = app.url.replace("localhost", "127.0.0.1");
  const attempt = await signInCall(page, url);
  for (let guess = 1; guess < 10; guess += 1) {
    const answer = await attempt(person.email, {
      "X-Forwarded-For": `203.0.113.${guess}`,
      "X-Obalka-Client": `198.51.100.${guess}`,
    });
    expect(answer).toContain("wrongCredentials");
  }
  await signIn(page, url, { ...person, password: "tohle heslo to neni" });
  await expect(page.getByText("The e-mail address or the password is not right.")).toBeVisible();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText(/Too many tries\. Please try again in 1\d minutes\./)).toBeVisible();
});
