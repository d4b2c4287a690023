import { createAccount, somebody } from "#testing/journey.ts";
import { expect, test } from "./fixtures.ts";

test("whoever has no session is led to sign in, from every page", async ({ app, page }) => {
  await createAccount(page, app.url, somebody());
  await page.context().clearCookies();
  for (const path of [
    "/",
    "/invoices",
    "/customers",
    "/deliveries",
    "/settings/email",
    "/settings/company",
    "/sandbox",
  ]) {
    await page.goto(app.url + path);
    await expect(page).toHaveURL(`${app.url}/sign-in`);
  }
});

test("signing in needs the right password, and signing out ends the session everywhere it was copied", async ({
  app,
  page,
  browser,
}) => {
  const person = somebody();
  await createAccount(page, app.url, person);
  const stolen = await browser.newContext({
    storageState: await page.context().storageState(),
    locale: "en-GB",
  });
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();

  await page.getByLabel("E-mail address").fill(person.email);
  await page.getByLabel("Password").fill("tohle heslo to neni");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("The e-mail address or the password is not right.")).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();

  const thief = await stolen.newPage();
  await thief.goto(`${app.url}/invoices`);
  await expect(thief).toHaveURL(`${app.url}/sign-in`);
});

test("what is wrong is said at its field, and nothing typed is lost", async ({ app, page }) => {
  await page.goto(`${app.url}/welcome`);
  await page.getByLabel("Your name").fill("Majitelka");
  await page.getByLabel("E-mail address").fill("majitelka@");
  await page.getByLabel("Password").fill("krátké");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("E-mail address")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("At least 10 characters.", { exact: true })).toBeVisible();
  await expect(page.getByText("Fill in this field.")).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Majitelka");
  await expect(page.getByLabel("Password")).toHaveValue("krátké");
});

test("an action without our Origin is refused", async ({ app, page }) => {
  await createAccount(page, app.url, somebody());
  let sent: { url: string; headers: Record<string, string>; body: string } | undefined;
  page.on("request", (request) => {
    if (request.method() === "POST") {
      sent = { url: request.url(), headers: request.headers(), body: request.postData() ?? "" };
    }
  });
  await page.goto(`${app.url}/settings/company`);
  await page.getByLabel("City").fill("Olomouc");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect.poll(() => sent).toBeDefined();
  if (!sent) return;
  const { url, body } = sent;
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const kept = Object.fromEntries(
    Object.entries(sent.headers).filter(([name]) => /^(next-|content-type|accept)/.test(name)),
  );
  for (const origin of [undefined, "null", "https://evil.example", `${app.url}.evil.example`]) {
    const response = await fetch(url, {
      method: "POST",
      body: body.replace("Olomouc", "Podvrženo"),
      headers: { ...kept, cookie, ...(origin && { origin }) },
    });
    await response.text();
  }
  await page.reload();
  await expect(page.getByLabel("City")).toHaveValue("Olomouc");
});
