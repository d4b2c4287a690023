import type { Page } from "playwright/test";
import { expectFine } from "#testing/fine-page.ts";
import {
  BUYER,
  chooseCustomer,
  createAccount,
  createCustomer,
  fillCompany,
  somebody,
} from "#testing/journey.ts";
import { expect, test } from "./fixtures.ts";

/** A payer of VAT with a customer. */
async function begin(page: Page, appUrl: string): Promise<void> {
  await createAccount(page, appUrl, somebody());
  await fillCompany(page, appUrl);
  await createCustomer(page, appUrl, BUYER);
}

async function openEditor(page: Page, appUrl: string): Promise<void> {
  await page.goto(`${appUrl}/invoices/new`);
  await chooseCustomer(page, BUYER.name);
}

const lines = (page: Page) => page.getByRole("region", { name: "Items" }).getByRole("listitem");
const lineOf = (page: Page, position: number) =>
  page.getByRole("listitem", { name: `Item ${position}`, exact: true });
const descriptions = (page: Page) =>
  lines(page)
    .getByLabel("Description")
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));

async function typeLine(page: Page, description: string, price: string): Promise<void> {
  await page.keyboard.type(description);
  for (const text of ["", "", price]) {
    await page.keyboard.press("Tab");
    if (text) await page.keyboard.type(text);
  }
}

async function addItem(page: Page, appUrl: string, description: string, price: string): Promise<void> {
  await page.goto(`${appUrl}/catalogue/new`);
  await page.getByLabel("Description").fill(description);
  await page.getByLabel("Unit price").fill(price);
  await page.getByLabel("Unit", { exact: true }).fill("pcs");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("link", { name: description })).toBeVisible();
}

test("lines are written, walked, moved and removed by keyboard alone, and are saved in their order", async ({
  app,
  page,
}) => {
  await begin(page, app.url);
  await openEditor(page, app.url);
  await lineOf(page, 1).getByLabel("Description").focus();
  await typeLine(page, "Stůl", "100");
  await page.keyboard.press("Enter");
  await expect(lineOf(page, 2).getByLabel("Description")).toBeFocused();
  await typeLine(page, "Židle", "200");
  await page.keyboard.press("Enter");
  await typeLine(page, "Skříň", "300");
  await page.keyboard.press("Enter");
  await expect(lineOf(page, 4).getByLabel("Description")).toBeFocused();

  await test.step("empty lines do not pile up", async () => {
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await expect(lines(page)).toHaveCount(4);
    await page.keyboard.press("Alt+Delete");
    await expect(lines(page)).toHaveCount(3);
    await expect(lineOf(page, 3).getByLabel("Description")).toBeFocused();
  });
  await test.step("Enter elsewhere sends nothing off", async () => {
    await page.getByLabel("Due date").press("Enter");
    await expect(page).toHaveURL(/\/invoices\/new$/);
  });
  await test.step("arrows walk in the column, with Alt they take the line along", async () => {
    await lineOf(page, 3).getByLabel("Unit price").focus();
    await page.keyboard.press("ArrowUp");
    await expect(lineOf(page, 2).getByLabel("Unit price")).toBeFocused();
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(() => descriptions(page)).toEqual(["Židle", "Stůl", "Skříň"]);
    await expect(lineOf(page, 1).getByLabel("Unit price")).toBeFocused();
    await expect(page.getByText("Moved, line 1 of 3")).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => descriptions(page)).toEqual(["Židle", "Skříň", "Stůl"]);
  });
  await test.step("what was removed can be put back", async () => {
    await page.keyboard.press("Alt+Delete");
    await expect.poll(() => descriptions(page)).toEqual(["Židle", "Skříň"]);
    await page.getByRole("button", { name: "Put back" }).press("Enter");
    await expect.poll(() => descriptions(page)).toEqual(["Židle", "Skříň", "Stůl"]);
    await expect(lineOf(page, 3).getByLabel("Unit price")).toHaveValue("100");
  });
  await lineOf(page, 3).getByLabel("Unit price").press("Enter");
  await expect(lines(page)).toHaveCount(4);
  // The empty line at the end is no mistake.
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/invoices\/[0-9a-f-]{36}$/);
  await expect(page.locator("main")).toContainText(/Židle.*200\.00.*Skříň.*300\.00.*Stůl.*100\.00/);
});

test("a line is dragged by its handle, Escape leaves it where it was, and its menu moves it too", async ({
  app,
  page,
}) => {
  await begin(page, app.url);
  await openEditor(page, app.url);
  await lineOf(page, 1).getByLabel("Description").focus();
  for (const [description, price] of [
    ["A", "1"],
    ["B", "2"],
    ["C", "3"],
  ] as const) {
    await typeLine(page, description, price);
    if (description !== "C") await page.keyboard.press("Enter");
  }
  const handle = (position: number) => page.getByRole("button", { name: `Move line ${position} and more` });
  const dragTo = async (from: number, to: number) => {
    const box = await lineOf(page, to).boundingBox();
    await handle(from).hover();
    await page.mouse.down();
    await page.mouse.move(box?.x ?? 0, (box?.y ?? 0) + (box?.height ?? 0) - 4, { steps: 8 });
  };
  await dragTo(1, 3);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  expect(await descriptions(page)).toEqual(["A", "B", "C"]);
  await dragTo(1, 3);
  await page.mouse.up();
  await expect.poll(() => descriptions(page)).toEqual(["B", "C", "A"]);
  await expect(lineOf(page, 3).getByLabel("Unit price")).toHaveValue("1");
  await handle(3).click();
  await expectFine(page);
  await page.getByRole("button", { name: "Move up" }).click();
  await expect.poll(() => descriptions(page)).toEqual(["B", "A", "C"]);
});

test("rows of a spreadsheet are pasted as lines", async ({ app, page }) => {
  await begin(page, app.url);
  await openEditor(page, app.url);
  await lineOf(page, 1).getByLabel("Description").focus();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "Stůl\t2\tks\t1 234,50\t10 %\t12 %\nŽidle\t4\tks\t990\n");
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(paste);
  });
  await expect.poll(() => descriptions(page)).toEqual(["Stůl", "Židle"]);
  await expect(lineOf(page, 1).getByLabel("VAT rate")).toHaveValue("12");
  await expect(lineOf(page, 1)).toContainText("2,222.10");
  await expect(lineOf(page, 2)).toContainText("3,960.00");
});

test("an item of the catalogue is chosen by keyboard and fills the line", async ({ app, page }) => {
  await begin(page, app.url);
  await addItem(page, app.url, "Dubová lavice", "1 500,50");
  await addItem(page, app.url, "Dubový stůl", "2000");
  await openEditor(page, app.url);
  const description = lineOf(page, 1).getByLabel("Description");
  await description.pressSequentially("dub");
  const offers = page.getByRole("listbox", { name: "From the catalogue" }).getByRole("option");
  await expect(offers).toHaveCount(2);
  await expectFine(page);
  await page.keyboard.press("Escape");
  await expect(offers).toHaveCount(0);
  await expect(description).toHaveValue("dub");
  await description.pressSequentially("o");
  await expect(offers).toHaveCount(2);
  await page.keyboard.press("ArrowDown");
  await expect(offers.first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(description).toHaveValue("Dubová lavice");
  await expect(lineOf(page, 1).getByLabel("Unit price")).toHaveValue("1500.50");
  await expect(lineOf(page, 1).getByLabel("Unit", { exact: true })).toHaveValue("pcs");
  await expect(lineOf(page, 1).getByLabel("Quantity")).toBeFocused();
  await expect(lines(page)).toHaveCount(1);
});

test("a line is added to the catalogue; what it lacks is said at its fields", async ({ app, page }) => {
  await begin(page, app.url);
  await openEditor(page, app.url);
  const line = lineOf(page, 1);
  const keep = async () => {
    await line.getByRole("button", { name: "Move line 1 and more" }).click();
    await page.getByRole("button", { name: "Add to catalogue" }).click();
  };
  await line.getByLabel("Description").fill("Broušení nožů");
  await keep();
  await expect(line.getByText("Fill in this field.")).toBeVisible();
  await line.getByLabel("Unit price").fill("80");
  await expect(line.getByText("Fill in this field.")).toBeHidden();
  await keep();
  await expect(page.getByText("The line is in the catalogue.")).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/\/invoices\/[0-9a-f-]{36}$/);
  await page.goto(`${app.url}/catalogue`);
  await expect(page.getByRole("link", { name: /Broušení nožů/ })).toContainText("CZK 80.00");
});

test("the catalogue refuses bad input at its fields, changes, finds and deletes", async ({ app, page }) => {
  await createAccount(page, app.url, somebody());
  await page.goto(`${app.url}/catalogue/new`);
  await page.getByLabel("Unit price").fill("1,234,5x");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByLabel("Description")).toHaveAccessibleDescription(/Fill in this field/);
  await expect(page.getByLabel("Unit price")).toHaveAccessibleDescription(/Enter a number/);
  await expect(page.getByLabel("Unit price")).toHaveValue("1,234,5x");
  await expectFine(page);
  await addItem(page, app.url, "Žehlení", "45");
  await addItem(page, app.url, "Praní", "60");
  await page.getByRole("searchbox").fill("zehl");
  await page.getByRole("searchbox").press("Enter");
  await expect(page.getByRole("link", { name: "Praní" })).toBeHidden();
  await page.getByRole("link", { name: /Žehlení/ }).click();
  await expect(page.getByLabel("Unit price")).toHaveValue("45.00");
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.waitForURL(/\/catalogue$/);
  await expect(page.getByRole("link", { name: /Praní/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /Žehlení/ })).toBeHidden();
});
