import { readFileSync } from "node:fs";
import { join } from "node:path";
import { removeDataDir, startApp } from "#testing/app.ts";
import { operate } from "#testing/installation.ts";
import { readyToSend, sendByEmail, sendFirstInvoice } from "#testing/journey.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import { expect, test } from "./fixtures.ts";

test("the master key is replaced while web and worker run: mail goes on, nobody is signed out", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const peer = await startSmtpPeer();
  const app = await startApp();
  const key = () => readFileSync(join(app.dataDir, "master.key"), "utf8").split("\n")[0];
  await readyToSend(page, app.url, peer.server);
  await sendFirstInvoice(page, app.url);
  await expect.poll(() => peer.caught.length).toBe(1);
  const before = key();
  const parts = ["web", "worker"].map(app.pidOf);

  const { code, said } = await operate("keys-rotate", [], app.dataDir).ended;
  expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining("Passwords sealed anew: 1.") });
  expect(key()).not.toBe(before);

  // The worker opens what it has not sealed, the web process opens for a test, and both are those of before.
  await sendByEmail(page);
  await expect.poll(() => peer.caught.length).toBe(2);
  await page.goto(`${app.url}/settings/email`);
  await page.getByRole("button", { name: "Send test e-mail" }).click();
  await expect(page.getByText("accepted the test e-mail for")).toBeVisible();
  expect(["web", "worker"].map(app.pidOf)).toEqual(parts);

  // And when they start anew.
  await app.stop();
  const again = await startApp({ dataDir: app.dataDir, env: { PORT: new URL(app.url).port } });
  await page.goto(`${again.url}/settings/email`);
  await page.getByRole("button", { name: "Send test e-mail" }).click();
  await expect(page.getByText("accepted the test e-mail for")).toBeVisible();
  await again.stop();
  await peer.close();
  removeDataDir(app.dataDir);
});
