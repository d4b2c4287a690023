import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { makeAuthority, makeSelfSigned, trusting } from "#testing/certificates.ts";

const folder = mkdtempSync(join(tmpdir(), "obalka-trust-"));
const { cert } = makeAuthority("Firma CA");

/** Reads the setting as a process does that has just started. */
async function contextWith(content: string | Buffer) {
  const file = join(folder, "ca.pem");
  writeFileSync(file, content);
  vi.stubEnv("SMTP_CA_FILE", file);
  return contextNow();
}

async function contextNow() {
  const { trustedContext } = await import("./trust.ts");
  return trustedContext;
}

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllEnvs());

describe("the operator's file of authorities", () => {
  test.each([
    ["one certificate", cert],
    [
      "several, with words between them",
      `Firma\n${cert}\nStará autorita:\r\n${makeAuthority().cert.replaceAll("\n", "\r\n")}`,
    ],
  ])("may hold %s", async (_what, content) => {
    expect((await contextWith(content))()).toBeDefined();
  });

  test.each([
    ["nothing", "", "no certificate"],
    ["words", "není certifikát", "no certificate"],
    ["a certificate that is not PEM", Buffer.from(cert.replace(/-.*-|\s/g, ""), "base64"), "no certificate"],
    ["a private key", makeSelfSigned().key, "no certificate"],
    ["a damaged certificate", cert.replace(/\n[A-Za-z0-9+/]{64}\n/, "\n"), "certificate 1 in it is damaged"],
    ["a damaged second one", `${cert}${cert.replace(/\n[A-Za-z0-9+/]{64}\n/, "\n")}`, "certificate 2"],
  ])("is refused with a sentence when it holds %s", async (_what, content, words) => {
    const trustedContext = await contextWith(content);
    const error = (() => {
      try {
        return trustedContext();
      } catch (thrown) {
        return thrown as Error;
      }
    })();
    const { SettingsError } = await import("#lib/base/env.ts");
    expect(error).toBeInstanceOf(SettingsError);
    expect((error as Error).message).toMatch(/^SMTP_CA_FILE.*\.$/);
    expect((error as Error).message).toContain(words);
  });

  test("is refused with a sentence when it is missing", async () => {
    vi.stubEnv("SMTP_CA_FILE", join(folder, "missing.pem"));
    expect(await contextNow()).toThrow(/^SMTP_CA_FILE cannot be read/);
  });
});

test("the roots are read once for a process, and once for each certificate that is trusted", async () => {
  const trustedContext = await contextWith(cert);
  const one = trusting(makeSelfSigned());
  expect(trustedContext()).toBe(trustedContext());
  expect(trustedContext(one)).toBe(trustedContext({ ...one }));
  expect(trustedContext(one)).not.toBe(trustedContext());
  expect(trustedContext(trusting(makeSelfSigned()))).not.toBe(trustedContext(one));
});
