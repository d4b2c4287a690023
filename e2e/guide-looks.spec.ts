import type { Browser, Page } from "playwright/test";
import { guideIds, guides } from "#lib/mailbox/guides.ts";
import { expectFine, LOOKS } from "#testing/fine-page.ts";
import { expect, test } from "./fixtures.ts";

for (const locale of ["cs-CZ", "sk-SK", "en-GB"]) {
  test(`no word leaves its picture, ${locale}`, async ({ app, browser }) => {
    const page = await openedIn(browser, { locale, viewport: { width: 320, height: 800 } });
    await page.goto(`${app.url}/guide/gmail`);
    const outside = await page.locator("svg[data-picture] text").evaluateAll((texts) =>
      texts
        .map((text) => text as SVGTextElement)
        .filter((text) => {
          const word = text.getBoundingClientRect();
          const sheet = text.ownerSVGElement?.getBoundingClientRect() ?? word;
          return word.left < sheet.left || word.right > sheet.right || word.bottom > sheet.bottom;
        })
        .map((text) => text.textContent),
    );
    expect(outside).toEqual([]);
    await page.context().close();
  });
}

test("the guide is read without any script", async ({ app, browser }) => {
  const page = await openedIn(browser, { locale: "en-GB", javaScriptEnabled: false });
  await page.goto(`${app.url}/guide/gmail`);
  for (const step of guides.gmail) await expect(page.locator(`[id="${step}"]`)).toBeVisible();
  await page.getByText("I use Advanced Protection", { exact: true }).click();
  await page.getByRole("link", { name: "I will use another account, back to the start" }).click();
  await expect(page).toHaveURL(/#security$/);
  await page.context().close();
});

test("on paper all is unfolded, links have their addresses, and what is for the screen is gone", async ({
  app,
  browser,
}) => {
  const page = await openedIn(browser, { locale: "en-GB", colorScheme: "dark" });
  await page.goto(`${app.url}/guide/gmail`);
  await page.emulateMedia({ media: "print" });
  for (const step of guides.gmail) await expect(page.locator(`[id="${step}"]`)).toBeVisible();
  await expect(page.getByRole("img", { name: /./ })).toHaveCount(7);
  await expect(page.getByText("Back to step 2, which shows you how")).toBeVisible();
  await expect(page.getByText("I have left the programme, back to App passwords")).toBeVisible();
  for (const gone of ["header nav", "article nav", "footer", "#settings input", "main .btn:not(a)"]) {
    for (const element of await page.locator(gone).all()) await expect(element).toBeHidden();
  }
  await expect(page.getByRole("link", { name: "Sign in" })).toBeHidden();
  const address = await page
    .locator("#security a[href^=http]")
    .evaluate((link) => getComputedStyle(link, "::after").content);
  expect(address).toContain("https://myaccount.google.com/security");
  const paper = await page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
  expect(paper).toBe("rgb(255, 255, 255)");
  await page.context().close();
});

for (const [width, colorScheme] of LOOKS) {
  test(`every guide is accessible and fits ${width} px, ${colorScheme}`, async ({ app, browser }) => {
    test.setTimeout(180_000);
    const page = await openedIn(browser, {
      locale: "cs-CZ",
      colorScheme,
      viewport: { width, height: 900 },
    });
    for (const path of ["/guide", ...guideIds.map((id) => `/guide/${id}`)]) {
      await page.goto(app.url + path);
      await unfoldAll(page);
      await expectFine(page);
    }
    await page.context().close();
  });
}

async function openedIn(browser: Browser, options: Parameters<Browser["newContext"]>[0]): Promise<Page> {
  return (await browser.newContext(options)).newPage();
}

async function unfoldAll(page: Page): Promise<void> {
  await page.locator("details").evaluateAll((all) => {
    for (const one of all) {
      one.removeAttribute("name");
      one.setAttribute("open", "");
    }
  });
}
