import {
  createAccount,
  createCustomer,
  issueInvoice,
  saveMailboxAndSwitchOn,
  sendByEmail,
  somebody,
} from "#testing/journey.ts";
import { expect, test } from "./fixtures.ts";

test("without a mailbox of one's own, the sandbox catches the test and the invoice", async ({
  app,
  page,
}) => {
  const person = somebody("Truhlářství U Lípy s.r.o.");
  await createAccount(page, app.url, person);

  await page.getByRole("link", { name: "Connect your own mailbox" }).click();
  await page.getByRole("radio", { name: /Sandbox/ }).check();
  await page.getByLabel("E-mail address").fill("truhlar@firma.example");
  await page.getByRole("button", { name: "Send test e-mail" }).click();
  await expect(page.getByText(`accepted the test e-mail for ${person.email}`)).toBeVisible();
  await saveMailboxAndSwitchOn(page);

  await createCustomer(page, app.url, { name: "Kavárna Říp", email: "kavarna@odberatel.example" });
  const number = await issueInvoice(page, app.url, "Kavárna Říp");
  await sendByEmail(page);
  await expect(page.getByText("Sent", { exact: true }).first()).toBeVisible();

  await page.goto(`${app.url}/sandbox`);
  await expect(page.getByText("Obálka: test e-mail")).toBeVisible();
  await page.getByRole("link", { name: new RegExp(`Faktura ${number}`) }).click();
  await expect(page.getByText("kavarna@odberatel.example").first()).toBeVisible();
  await expect(page.frameLocator("iframe").getByText(`posíláme Vám fakturu č. ${number}`)).toBeVisible();
  await expect(page.locator("iframe")).toHaveAttribute("sandbox", "");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: new RegExp(`faktura-${number}\\.pdf`) }).click();
  expect((await download).suggestedFilename()).toBe(`faktura-${number}.pdf`);

  await page.goto(`${app.url}/sandbox`);
  await page.getByRole("button", { name: "Empty" }).click();
  await expect(page.getByRole("link", { name: new RegExp(`Faktura ${number}`) })).toBeHidden();
});
