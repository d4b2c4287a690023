import type { Page } from "playwright/test";
import { newDataDir, removeDataDir, startApp } from "#testing/app.ts";
import { expectFine, LOOKS } from "#testing/fine-page.ts";
import { BUYER, createCustomer, issueInvoice, readyToSend, tabTo } from "#testing/journey.ts";
import { type SmtpPeer, startSmtpPeer } from "#testing/smtp-peer.ts";
import { expect, test } from "./fixtures.ts";

let peer: SmtpPeer;
test.beforeEach(async () => {
  peer = await startSmtpPeer();
});
test.afterEach(() => peer.close());

/** An invoice of a new company, and its composer open. */
async function openComposer(page: Page, appUrl: string): Promise<void> {
  await readyToSend(page, appUrl, peer.server);
  await createCustomer(page, appUrl, BUYER);
  await issueInvoice(page, appUrl, BUYER.name);
  await page.getByRole("button", { name: "Send by e-mail" }).click();
  await expect(field(page, "To")).toHaveValue(BUYER.email);
}

const composer = (page: Page) => page.getByRole("dialog");
const field = (page: Page, label: string) => composer(page).getByLabel(label, { exact: true });
const send = (page: Page) => composer(page).getByRole("button", { name: "Send", exact: true });

test("by keyboard alone: a copy for somebody, and Ctrl+Enter sends", async ({ app, page }) => {
  await openComposer(page, app.url);
  await expect(field(page, "To")).toBeFocused();
  await tabTo(page, composer(page).getByRole("button", { name: "Add CC", exact: true }));
  await page.keyboard.press("Enter");
  await expect(field(page, "CC")).toBeFocused();
  await page.keyboard.type("archiv@odberatel.example, EVA@odberatel.example;eva@odberatel.example,");
  await expect(composer(page).getByRole("button", { name: /^Remove .*@odberatel/ })).toHaveCount(2);
  await page.keyboard.press("Control+Enter");
  await expect(composer(page)).toBeHidden();
  await expect(page.getByText("Sent", { exact: true })).toBeVisible();
  expect(peer.caught[0]?.to.toSorted()).toEqual(
    ["EVA@odberatel.example", "archiv@odberatel.example", BUYER.email].toSorted(),
  );
});

test("a wrong address is marked at once, and nothing is sent until it is right", async ({ app, page }) => {
  await openComposer(page, app.url);
  await field(page, "To").fill(`${BUYER.email}, eva@odberatel`);
  await field(page, "To").press("Enter");
  await expect(composer(page).getByText(/^eva@odberatel: The domain is not complete/)).toBeVisible();
  await send(page).click();
  await expect(composer(page)).toBeVisible();
  // Backspace takes the last one up again.
  await field(page, "To").press("Backspace");
  await expect(field(page, "To")).toHaveValue("eva@odberatel");
  await field(page, "To").fill("eva@odberatel.example");
  await send(page).click();
  await expect(page.getByText("Sent", { exact: true })).toBeVisible();
  expect(peer.caught[0]?.to).toEqual([BUYER.email, "eva@odberatel.example"]);
});

test("files are added and weighed, and too much of them is said before it is sent", async ({ app, page }) => {
  await openComposer(page, app.url);
  const files = composer(page).locator("input[type=file]");
  // From memory: a Chromium without a locale cannot open a file with such a name.
  const megabytes = (name: string, count: number) => {
    return { name, mimeType: "video/mp4", buffer: Buffer.alloc(count * 1_000_000) };
  };
  await files.setInputFiles([megabytes("nahrávka.mp4", 4), megabytes("druhá.mp4", 17)]);
  await expect(composer(page).getByText("your mailbox sends 25 MB at most")).toBeVisible();
  await send(page).click();
  await expect(composer(page)).toBeVisible();
  await composer(page).getByRole("button", { name: "Remove druhá.mp4" }).click();
  await expect(composer(page).getByText("your mailbox sends 25 MB at most")).toHaveCount(0);
  await files.setInputFiles([megabytes("celý film.mp4", 30)]);
  await expect(composer(page).getByText("celý film.mp4: The file is too large")).toBeVisible();
  await send(page).click();
  await expect(page.getByText("Sent", { exact: true })).toBeVisible();
  const mail = await peer.caught[0]?.parse();
  expect(mail?.attachments.map(({ filename }) => filename).at(-1)).toBe("nahrávka.mp4");
  expect(mail?.attachments.at(-1)?.size).toBe(4_000_000);
});

test("what was written is there again when the composer was closed by mistake", async ({ app, page }) => {
  await openComposer(page, app.url);
  await field(page, "Subject").fill("Faktura za střechu");
  await field(page, "Text").fill("Děkujeme za práci na střeše.");
  await composer(page).getByText("Preview of the e-mail").click();
  const frame = page.frameLocator("iframe");
  await expect(frame.getByText("Děkujeme za práci na střeše.")).toBeVisible();
  await expect(frame.getByText("Splatnost").first()).toBeVisible();
  // The text is a person's own now, what stands around it is not.
  await field(page, "Language of the e-mail").selectOption("English");
  await expect(frame.getByText("Due date").first()).toBeVisible();
  await expect(field(page, "Text")).toHaveValue("Děkujeme za práci na střeše.");
  await page.keyboard.press("Escape");
  await expect(composer(page)).toBeHidden();
  page.once("dialog", (question) => question.dismiss());
  await page.getByRole("link", { name: "Customers" }).first().click();
  await expect(page.getByRole("button", { name: "Send by e-mail" })).toBeVisible();
  await page.getByRole("button", { name: "Send by e-mail" }).click();
  await expect(field(page, "Subject")).toHaveValue("Faktura za střechu");
  await expect(field(page, "To")).toHaveValue(BUYER.email);
  const book = Array.from({ length: 200 }, (_, at) => `clen${at}@spolek.example`).join(", ");
  await composer(page).getByRole("button", { name: "Add BCC", exact: true }).click();
  await field(page, "BCC").fill(book);
  await expect(composer(page).getByText("at most 100 recipients")).toBeVisible();
  page.once("dialog", (question) => question.accept());
  await composer(page).getByRole("button", { name: "Start over" }).click();
  await expect(field(page, "Subject")).toHaveValue(/^Faktura \d+ od /);
  await expect(composer(page).getByRole("button", { name: "Start over" })).toHaveCount(0);
  await field(page, "Language of the e-mail").selectOption("English");
  await expect(field(page, "Subject")).toHaveValue(/^Invoice \d+ from /);
  // Enter in a line is no order to send.
  await field(page, "Subject").press("Enter");
  await expect(composer(page)).toBeVisible();
  await send(page).click();
  await expect(page.getByText("Sent", { exact: true })).toBeVisible();
  expect((await peer.caught[0]?.parse())?.subject).toMatch(/^Invoice /);
});

test("an answer that was lost: what was corrected since is not taken for sent", async ({ app, page }) => {
  await openComposer(page, app.url);
  const invoice = page.url();
  await page.route(invoice, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await route.fetch();
    await route.abort();
  });
  await send(page).click();
  await expect(composer(page).getByText("The server does not answer.")).toBeVisible();
  await page.unroute(invoice);
  await field(page, "Subject").fill("Opravená faktura");
  await send(page).click();
  await expect(composer(page).getByText("without your latest changes")).toBeVisible();
  const first = composer(page).getByRole("link", { name: "Show the queued e-mail" });
  await expect(first).toHaveAttribute("href", /^\/deliveries\/[0-9a-f-]{36}$/);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Send by e-mail" }).click();
  await expect(field(page, "Subject")).toHaveValue("Opravená faktura");
  await send(page).click();
  await expect(composer(page)).toBeHidden();
  await expect.poll(() => peer.caught.length).toBe(2);
  expect((await peer.caught[1]?.parse())?.subject).toBe("Opravená faktura");
});

test("an e-mail for later says when it goes, and can be cancelled until then", async ({ app, page }) => {
  await openComposer(page, app.url);
  const day = new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 10);
  await field(page, "Send later").fill("2020-01-01T09:00");
  await send(page).click();
  await expect(composer(page).getByText("This time has passed")).toBeVisible();
  // A date without its year is no empty field, by the button and by the keys.
  await field(page, "Send later").fill("");
  await field(page, "Send later").focus();
  await page.keyboard.type("0512");
  await send(page).click();
  await expect(composer(page).getByText("Enter a valid date and time.")).toBeVisible();
  await expect(field(page, "Send later")).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(composer(page)).toBeVisible();
  await composer(page).getByRole("button", { name: "Close", exact: true }).click();
  await page.getByRole("button", { name: "Send by e-mail" }).click();
  await field(page, "Send later").fill(`${day}T09:00`);
  await send(page).click();
  await expect(composer(page)).toBeHidden();
  const timeline = page.getByRole("region", { name: "Timeline" });
  await expect(timeline.getByText(/^Goes out .*9:00:00/)).toBeVisible();
  await timeline.getByRole("button", { name: "Cancel sending" }).click();
  await expect(timeline.getByText("Cancelled", { exact: true })).toBeVisible();
  expect(peer.caught).toHaveLength(0);
});

test("what was just sent is taken back", async ({ page }) => {
  const app = await startApp({ dataDir: newDataDir(), env: { UNDO_SECONDS: "60" } });
  await openComposer(page, app.url);
  await send(page).click();
  const timeline = page.getByRole("region", { name: "Timeline" });
  await expect(timeline.getByText(/^Goes out in \d+ seconds/)).toBeVisible();
  await timeline.getByRole("button", { name: "Undo" }).click();
  await expect(timeline.getByText("Cancelled", { exact: true })).toBeVisible();
  expect(peer.caught).toHaveLength(0);
  await app.stop();
  removeDataDir(app.dataDir);
});

test("a customer's contacts get the invoices that they are to get", async ({ app, page }) => {
  await readyToSend(page, app.url, peer.server);
  await createCustomer(page, app.url, BUYER);
  await page.getByRole("link", { name: BUYER.name }).first().click();
  await page.getByRole("button", { name: "Add contact" }).click();
  const contact = page.getByRole("listitem", { name: "Contact 1" });
  await expect(contact.getByLabel("E-mail")).toBeFocused();
  await page.keyboard.type("eva@");
  await contact.getByLabel("As a copy").check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(contact.getByText("The domain is missing")).toBeVisible();
  await contact.getByLabel("E-mail").fill("eva@odberatel.example");
  await page.getByLabel("Attach ISDOC").check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/\/customers$/);
  await issueInvoice(page, app.url, BUYER.name);
  await page.getByRole("button", { name: "Send by e-mail" }).click();
  await expect(field(page, "CC")).toHaveValue("eva@odberatel.example");
  // Found by name without accents; Escape closes what is offered, and not the composer.
  await composer(page).getByRole("button", { name: "Add BCC", exact: true }).click();
  await page.keyboard.type("rez");
  const offered = composer(page).getByRole("listbox", { name: "Contacts" }).getByRole("option");
  await expect(offered).toHaveText([`${BUYER.name}${BUYER.email}`]);
  await page.keyboard.press("Escape");
  await expect(offered).toHaveCount(0);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await composer(page)
    .getByRole("button", { name: `Remove ${BUYER.email}` })
    .press("Enter");
  await expect(field(page, "BCC")).toBeFocused();
  await send(page).click();
  await expect(page.getByText("Sent", { exact: true })).toBeVisible();
  const mail = await peer.caught[0]?.parse();
  expect(mail?.cc).toMatchObject({ text: "eva@odberatel.example" });
  const files = mail?.attachments.filter(({ related }) => !related).map(({ filename }) => filename);
  expect(files?.map((name) => name?.split(".").at(-1))).toEqual(["pdf", "isdoc"]);
});

for (const [width, colorScheme] of LOOKS) {
  test(`the composer is accessible and fits ${width} px, ${colorScheme}`, async ({ app, browser }) => {
    const viewport = { width, height: 900 };
    const page = await (await browser.newContext({ locale: "en-GB", colorScheme, viewport })).newPage();
    await openComposer(page, app.url);
    const long = "predsednictvo.spolecenstvi.vlastniku@dum-u-rybnika-v-horni-dolni.example";
    await field(page, "To").fill(`${BUYER.email}, eva@odberatel, ${long},`);
    const room = await field(page, "To").evaluate(
      ({ parentElement: box }) => box && box.clientWidth - box.scrollWidth,
    );
    expect(room).toBe(0);
    await field(page, "To").press("ArrowDown");
    await composer(page).getByText("Preview of the e-mail").click();
    await expect(page.frameLocator("iframe").getByText("Splatnost").first()).toBeVisible();
    await expectFine(page);
    for (const view of ["Phone", "Plain text", "PDF"]) {
      await composer(page).getByRole("button", { name: view, exact: true }).click();
      await expectFine(page);
    }
    await page.context().close();
  });
}
