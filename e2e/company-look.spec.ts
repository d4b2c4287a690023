import type { Page } from "playwright/test";
import { expectFine } from "#testing/fine-page.ts";
import { BUYER, createAccount, createCustomer, issueInvoice, somebody } from "#testing/journey.ts";
import { markPng } from "#testing/pictures.ts";
import { expect, test } from "./fixtures.ts";

const choose = (page: Page, label: string, name: string, buffer: Buffer) =>
  page.getByLabel(label, { exact: true }).setInputFiles({ name, mimeType: "image/png", buffer });

test("documents get a look, a colour, a logo and a stamp; what is issued keeps them", async ({
  app,
  page,
}) => {
  await createAccount(page, app.url, somebody());
  const settings = `${app.url}/settings/company`;
  await page.goto(settings);
  await choose(page, "Logo", "logo.png", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  await expect(page.getByText("An SVG cannot be put on documents.")).toBeVisible();
  await choose(page, "Logo", "logo.png", markPng(60).subarray(0, 150));
  await expect(page.getByText("The picture is damaged or incomplete.")).toBeVisible();
  await choose(page, "Logo", "logo.png", Buffer.alloc(20 * 1024 * 1024));
  await expect(page.getByText("The picture is too large")).toBeVisible();
  await choose(page, "Logo", "logo.txt", markPng(60));
  await expect(page.getByRole("img", { name: "Logo on new documents" })).toBeVisible();
  await choose(page, "Signature or stamp", "stamp.png", markPng(90, [20, 60, 140]));
  await expect(page.getByRole("img", { name: "Signature or stamp on new documents" })).toBeVisible();

  await page.getByLabel("Colour", { exact: true }).fill("#ffee00");
  await expect(page.getByText("This colour is hard to read on white paper.")).toBeVisible();
  await page.getByRole("button", { name: "Wine red" }).press("Enter");
  await page.getByRole("radio", { name: "With a band" }).check();
  await page.getByRole("button", { name: "Apply look" }).click();
  await expect(page.getByText("New documents will look like this.")).toBeVisible();
  await expectFine(page);

  await createCustomer(page, app.url, BUYER);
  await issueInvoice(page, app.url, BUYER.name);
  const pdf = async () => (await page.request.get(`${page.url()}/pdf`)).body();
  const address = page.url();
  const issued = await pdf();
  expect(issued.toString("latin1").match(/\/SMask /g)).toHaveLength(2);

  await page.goto(settings);
  await expect(page.getByRole("radio", { name: "With a band" })).toBeChecked();
  await expect(page.getByLabel("Colour", { exact: true })).toHaveValue("#9f1239");
  await page.getByRole("button", { name: "Remove logo" }).click();
  await expect(page.getByRole("img", { name: "Logo on new documents" })).toBeHidden();
  await page.goto(address);
  expect((await pdf()).equals(issued)).toBe(true);
});
