import { guideIds, guides } from "#lib/mailbox/guides.ts";
import { expect, test } from "./fixtures.ts";

const languages = [
  {
    locale: "cs-CZ",
    title: "Gmail: jak vytvořit heslo aplikace",
    pages: ["Otevřít Zabezpečení", "Otevřít Dvoufázové ověření", "Otevřít Hesla aplikací"],
    letters: "16 písmen od Googlu",
    drawn: "Jak se přihlašujete do Googlu",
  },
  {
    locale: "sk-SK",
    title: "Gmail: ako vytvoriť heslo aplikácie",
    pages: ["Otvoriť Zabezpečenie", "Otvoriť Dvojstupňové overenie", "Otvoriť Heslá aplikácií"],
    letters: "16 písmen od Googlu",
    drawn: "Ako sa prihlasujete do Googlu",
  },
  {
    locale: "en-GB",
    title: "Gmail: how to create an app password",
    pages: ["Open Security", "Open 2-Step Verification", "Open App passwords"],
    letters: "The 16 letters from Google",
    drawn: "How you sign in to Google",
  },
];
const googlePages = [
  "https://myaccount.google.com/security",
  "https://myaccount.google.com/signinoptions/two-step-verification",
  "https://myaccount.google.com/apppasswords",
];

for (const { locale, title, pages, letters, drawn } of languages) {
  test(`the Gmail guide is public and whole, ${locale}`, async ({ app, browser }) => {
    const page = await (await browser.newContext({ locale })).newPage();
    await page.goto(`${app.url}/guide/gmail`);
    await expect(page).toHaveTitle(`${title} · Obálka`);
    await expect(page.locator("html")).toHaveAttribute("lang", locale.slice(0, 2));
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    for (const step of [...guides.gmail, "missing"])
      await expect(page.locator(`[id="${step}"]`)).toBeVisible();
    for (const [index, name] of pages.entries()) {
      const link = page.locator("section").getByRole("link", { name }).first();
      await expect(link).toHaveAttribute("href", googlePages[index] ?? "");
      await expect(link).toHaveAttribute("target", "_blank");
      await expect(link).toHaveAttribute("rel", "noreferrer");
    }
    const pictures = page.getByRole("img", { name: /./ });
    await expect(pictures).toHaveCount(7);
    await expect(pictures.first()).toContainText(drawn);
    await expect(page.getByLabel(letters, { exact: true })).toBeEditable();
    await page.context().close();
  });
}

test("search engines may read the guides, and nothing else", async ({ app, page }) => {
  await page.goto(`${app.url}/guide/gmail`);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", "index, follow");
  await expect(page.locator('meta[name="description"]')).toHaveAttribute("content", /app password/);
  const canonical = await page.locator('link[rel="canonical"]').getAttribute("href");
  const howTo = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "");
  expect(howTo).toMatchObject({ "@type": "HowTo", inLanguage: "en" });
  expect(howTo.step.map((step: { url: string }) => step.url)).toEqual(
    guides.gmail.map((step) => `${canonical}#${step}`),
  );
  expect(JSON.stringify(howTo)).not.toMatch(/<\w|\{\w/);

  await page.goto(`${app.url}/sign-in`);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", "noindex");
  const robots = await (await page.request.get(`${app.url}/robots.txt`)).text();
  expect(robots).toContain("Allow: /guide\n");
  expect(robots).toContain("Disallow: /\n");
  const sitemap = await (await page.request.get(`${app.url}/sitemap.xml`)).text();
  for (const id of guideIds) expect(sitemap).toContain(`/guide/${id}</loc>`);
  expect(sitemap.match(/<loc>/g)).toHaveLength(guideIds.length + 1);
});

test("each guide is listed, and an unknown one is not found", async ({ app, page }) => {
  await page.goto(`${app.url}/guide`);
  for (const id of guideIds) {
    await expect(page.locator(`main a[href="/guide/${id}"]`)).toBeVisible();
  }
  await page.getByRole("link", { name: /Seznam/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Seznam: password and settings" })).toBeVisible();
  for (const unknown of ["outlook", "constructor", "gmail/x", "%00"]) {
    const response = await page.goto(`${app.url}/guide/${unknown}`);
    expect(response?.status(), unknown).toBeGreaterThanOrEqual(400);
    expect(response?.status(), unknown).toBeLessThan(500);
  }
});

test("the steps of every guide have their addresses, and its settings stand at its end", async ({
  app,
  page,
}) => {
  for (const id of guideIds) {
    await page.goto(`${app.url}/guide/${id}`);
    const shown = await page
      .locator("section[data-step]")
      .evaluateAll((steps) => steps.map((step) => step.id));
    expect(shown).toEqual([...guides[id]]);
    await expect(page.locator("#settings").getByText("SMTP server", { exact: true }).first()).toBeVisible();
  }
});

test("the way out of each reason is found with the keyboard alone", async ({ app, page }) => {
  await page.goto(`${app.url}/guide/gmail#missing`);
  const reason = (name: string) => page.locator("details", { has: page.getByText(name, { exact: true }) });
  const off = reason("2-Step Verification is off");
  await off.locator("summary").focus();
  await page.keyboard.press("Enter");
  await expect(off).toHaveAttribute("open");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Back to step 2" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/guide\/gmail#two-step$/);

  const work = reason("The account is from work or school");
  await work.locator("summary").focus();
  await page.keyboard.press("Space");
  await expect(work).toHaveAttribute("open");
  await expect(off).not.toHaveAttribute("open");
  await expect(work.locator("blockquote")).toContainText("smtp-relay.gmail.com");
  for (const name of [
    "Copy the message",
    "For the administrator: SMTP relay",
    "Allowed, back to App passwords",
  ]) {
    await page.keyboard.press("Tab");
    await expect(work.locator(":focus")).toContainText(name);
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#app-passwords$/);
});

test("the letters are read in any spacing, and what is wrong with them is said", async ({ app, page }) => {
  await page.goto(`${app.url}/guide/gmail#settings`);
  const field = page.getByLabel("The 16 letters from Google", { exact: true });
  await expect(field).toHaveAttribute("autocomplete", "off");
  const said = page.getByRole("status").filter({ hasNotText: "Copied" }).first();
  const cases: [pasted: string, said: string][] = [
    ["abcd\u00a0efgh\u2009ijkl\u200b-mnop", "16 of 16 Well done"],
    ["Abcd Efgh Ijkl Mnop", "16 of 16 Well done"],
    ["abcd efgh ijkl", "12 of 16 Some letters are still missing"],
    ["abcd efgh ijkl mnop q", "17 of 16 These are more than 16 letters"],
    ["abcd efgh ijkl mn0p", "There are digits in it"],
    ["MyOwnPassword", "Capital and small letters are mixed"],
    ["my.own.password", "There are other characters"],
    ["somebody@gmail.com", "This is an e-mail address"],
    ["G-123456", "This looks like the verification code"],
    [" - ", "There are no letters here"],
  ];
  for (const [pasted, sentence] of cases) {
    await field.fill(pasted);
    await expect(said).toContainText(sentence);
    await expect(page.getByRole("button", { name: "Copy without spaces" })).toHaveCount(
      sentence.startsWith("16 of 16") ? 1 : 0,
    );
  }
  await field.fill("abcd efgh ijkl mnop");
  await expect(page.getByRole("link", { name: "Open Obálka's settings" })).toHaveAttribute(
    "href",
    "/settings/email",
  );
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy without spaces" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("abcdefghijklmnop");
  // Nothing of it stays behind.
  expect(page.url()).not.toContain("abcd");
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(kept + JSON.stringify(await page.context().cookies())).not.toContain("abcd");
  await page.reload();
  await expect(field).toHaveValue("");
});
