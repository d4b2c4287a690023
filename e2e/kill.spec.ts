import { newDataDir, removeDataDir, startApp } from "#testing/app.ts";
import {
  createAccount,
  createCustomer,
  fillMailbox,
  issueInvoice,
  saveMailboxAndSwitchOn,
  sendByEmail,
  somebody,
} from "#testing/journey.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import { expect, test } from "./fixtures.ts";

for (const part of ["worker", "web", "database"]) {
  test(`the ${part} is killed while an invoice is on its way, and the journey ends right`, async ({
    page,
  }) => {
    const dataDir = newDataDir();
    // The server takes its time over the first recipient, so the kill falls before the gate.
    const arrived = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const beforeRecipient = () => {
      arrived.resolve();
      return released.promise;
    };
    const peer = await startSmtpPeer({ beforeRecipient });
    const app = await startApp({ dataDir });
    await createAccount(page, app.url, somebody());
    await fillMailbox(page, app.url, "fakturace@firma.example", peer.server);
    await saveMailboxAndSwitchOn(page);
    await createCustomer(page, app.url, { name: "Odběratel a.s.", email: "ucetni@odberatel.example" });
    await issueInvoice(page, app.url, "Odběratel a.s.");
    const invoicePage = page.url();

    await sendByEmail(page);
    await arrived.promise;
    const killed = app.pidOf(part);
    process.kill(killed, "SIGKILL");
    await expect.poll(() => app.pidOf(part)).not.toBe(killed);
    released.resolve();

    await expect(async () => {
      await page.goto(invoicePage);
      await expect(page.getByText("Sent", { exact: true }).first()).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 75_000 });
    expect(peer.caught).toHaveLength(1);
    expect(await app.stop()).toBe(0);
    await peer.close();
    removeDataDir(dataDir);
  });
}
