import { expectFine } from "#testing/fine-page.ts";
import { BUYER, createCustomer, issueInvoice, readyToSend, sendByEmail } from "#testing/journey.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import { expect, test } from "./fixtures.ts";

test("a customer opens the invoice by the link in its mail until that is revoked", async ({
  app,
  browser,
  page,
}) => {
  const peer = await startSmtpPeer();
  await readyToSend(page, app.url, peer.server);
  await page.goto(`${app.url}/settings/company`);
  await page.getByLabel("Put a link to the invoice's page into e-mails").check();
  await page.getByRole("button", { name: "Keep these choices" }).click();
  await expect(page.getByText("Kept.")).toBeVisible();
  await expectFine(page);
  await createCustomer(page, app.url, BUYER);
  const number = await issueInvoice(page, app.url, BUYER.name);
  const invoice = page.url();
  await sendByEmail(page);
  await expect.poll(() => peer.caught.length, { timeout: 60_000 }).toBe(1);
  const mail = await peer.caught[0]?.parse();
  const address = /http:\S+\/i\/[\w-]{43}/.exec(mail?.text ?? "")?.[0] ?? "";
  expect(address).not.toBe("");

  const links = page.getByRole("region", { name: "Link for the customer" });
  await page.goto(invoice);
  await expect(links.getByText("Not opened yet.")).toBeVisible();
  // Filters of mail look at addresses before anybody does.
  expect((await page.request.head(address)).status()).toBe(200);
  expect((await page.request.get(address)).status()).toBe(200);
  await page.goto(invoice);
  await expect(links.getByText("Not opened yet.")).toBeVisible();
  const stranger = await browser.newContext();
  const customer = await stranger.newPage();
  const answer = await customer.goto(address);
  expect(answer?.status()).toBe(200);
  const headers = answer?.headers() ?? {};
  expect(headers["x-robots-tag"]).toContain("noindex");
  expect(headers["cache-control"]).toContain("no-store");
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect(headers["set-cookie"]).toBeUndefined();
  await expect(customer.getByRole("heading", { level: 1 })).toContainText(number);
  // The page speaks the document's language, not the browser's.
  await expect(customer.getByText("Čeká na zaplacení")).toBeVisible();
  await expect(customer.getByRole("link", { name: "Stáhnout PDF" })).toBeVisible();
  for (const colorScheme of ["dark", "light"] as const) {
    await customer.emulateMedia({ colorScheme });
    for (const width of [390, 1440]) {
      await customer.setViewportSize({ width, height: 900 });
      await expectFine(customer);
    }
  }
  const pdf = await customer.request.get(`${address}/pdf`);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await page.goto(invoice);
  await expect(links.getByText(/First opened/)).toBeVisible();
  const timeline = page.getByRole("region", { name: "Timeline" });
  await expect(timeline.getByText("The customer opened the link")).toBeVisible();
  await expect(timeline.getByText("Document issued")).toBeVisible();

  await links.getByRole("button", { name: "Revoke links" }).click();
  await expect(links).toHaveCount(0);
  for (const gone of [address, `${address}/pdf`, `${app.url}/i/${"a".repeat(43)}`, `${app.url}/i/x`])
    expect((await customer.request.get(gone)).status(), gone).toBe(404);
  await customer.goto(address);
  await expect(customer.getByRole("heading", { name: "This link is not valid" })).toBeVisible();
  await expectFine(customer);
  // The address is in the mail alone.
  expect(app.output()).not.toContain(address.slice(address.lastIndexOf("/") + 1));
  await stranger.close();
  await peer.close();
});
