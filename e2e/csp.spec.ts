import { createAccount, openDelivery, readyToSend, sendFirstInvoice, somebody } from "#testing/journey.ts";
import { pagesIn } from "#testing/pages.ts";
import { takeViolations } from "#testing/policy-watch.ts";
import { startSmtpPeer } from "#testing/smtp-peer.ts";
import { expect, test } from "./fixtures.ts";

const SEGMENTS = { id: crypto.randomUUID(), token: "a".repeat(43), provider: "gmail" };

/** The address of each page there is; where there is nothing under an id or a token, its page says so. */
const paths = pagesIn("**", SEGMENTS);

test("no page does what its policy forbids, before and after signing in", async ({ app, page }) => {
  test.setTimeout(180_000);
  expect(paths.length).toBeGreaterThan(25);
  const visit = async (wanted: string[]) => {
    for (const path of [...wanted, "/no-such-page"]) {
      await page.goto(app.url + path);
      await page.evaluate(() => new Promise<void>((idle) => requestIdleCallback(() => idle())));
      expect(takeViolations(), path).toEqual([]);
    }
  };
  // The others lead to sign-in.
  await visit(["(auth)", "guide", "i"].flatMap((folder) => pagesIn(folder, SEGMENTS)));
  await createAccount(page, app.url, somebody(), true);
  await visit(paths);
});

test("a script that somebody got into a page does not run", async ({ app, page }) => {
  const smuggled = [
    "<script>window.entered = 1</script>",
    `<script nonce="">window.entered = 2</script>`,
    `<script src="/icon.svg"></script>`,
    `<img src="/none.png" onerror="window.entered = 3">`,
    `<base href="https://elsewhere.example/">`,
    `<object data="/icon.svg"></object>`,
  ].join("");
  await page.route(`${app.url}/sign-in`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/<body[^>]*>/, (tag) => tag + smuggled);
    await route.fulfill({ response, body });
  });
  await page.goto(`${app.url}/sign-in`);
  await page.evaluate(() => {
    const late = document.createElement("div");
    late.innerHTML = `<img src="/none.png" onerror="window.entered = 4"><a href="javascript:window.entered = 5">x</a>`;
    document.body.append(late);
    late.querySelector("a")?.click();
  });
  const noted: string[] = [];
  const note = () => noted.push(...takeViolations()) && noted.join("\n");
  for (const directive of ["script-src-elem inline", "script-src-attr inline", "base-uri", "object-src"])
    await expect.poll(note).toContain(directive);
  expect(await page.evaluate(() => Reflect.get(window, "entered"))).toBeUndefined();
  await page.close();
  // What this story meant to happen is no fault of it.
  takeViolations();
});

test("every answer has a nonce of its own, on all scripts of the page, and the headers", async ({
  app,
  request,
}) => {
  const nonces = new Set<string>();
  for (const path of [
    "/sign-in",
    "/sign-in",
    "/guide",
    "/guide/gmail",
    `/i/${SEGMENTS.token}`,
    "/no-such-page",
  ]) {
    const sent = { "Content-Security-Policy": "script-src 'nonce-chosen'" };
    const answer = await request.get(app.url + path, { headers: sent });
    const policy = answer.headers()["content-security-policy"] ?? "";
    const nonce = /script-src 'self' 'nonce-([\w+/=]{24})' 'strict-dynamic';/.exec(policy)?.[1] ?? "";
    expect(nonce, path).not.toBe("");
    nonces.add(nonce);
    // Data for search engines is not run.
    const scripts = (await answer.text()).match(/<script(?! type="application\/ld\+json")[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script, path).toContain(`nonce="${nonce}"`);
  }
  expect(nonces.size).toBe(6);
  for (const path of ["/sign-in", "/icon.svg", "/robots.txt", "/api/health", "/no-such-page"]) {
    const headers = (await request.get(app.url + path)).headers();
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["cross-origin-opener-policy"], path).toBe("same-origin");
    expect(headers["cross-origin-resource-policy"], path).toBe("same-origin");
    expect(headers["referrer-policy"], path).toBe("same-origin");
    expect(headers["permissions-policy"], path).toContain("camera=()");
    // Nobody comes by https here.
    expect(headers["strict-transport-security"], path).toBeUndefined();
  }
});

test("a public address that leads nowhere is like any other: not found, not kept, not told on", async ({
  app,
  request,
}) => {
  for (const path of ["", "/pdf"].flatMap((file) => [`/i/${SEGMENTS.token}${file}`, `/i/x${file}`])) {
    const answer = await request.get(app.url + path);
    const headers = answer.headers();
    expect(answer.status(), path).toBe(404);
    expect(headers["cache-control"], path).toContain("no-store");
    expect(headers["x-robots-tag"], path).toContain("noindex");
    expect(headers["referrer-policy"], path).toBe("no-referrer");
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(headers["set-cookie"], path).toBeUndefined();
  }
});

test("a mail shows its own styles in its frame, on the page's strict policy", async ({ app, page }) => {
  const peer = await startSmtpPeer();
  await readyToSend(page, app.url, peer.server);
  await sendFirstInvoice(page, app.url);
  await expect(page.getByText("Sent", { exact: true }).first()).toBeVisible({ timeout: 60_000 });
  const address = await openDelivery(page);
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("body")).toHaveCSS("overflow-wrap", "break-word");
  await expect(frame.locator("[style]").first()).toBeVisible();
  const eml = await page.request.get(`${address}/eml`);
  expect(eml.headers()["content-security-policy"]).toContain("sandbox");
  await peer.close();
});
