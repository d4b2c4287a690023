import fc from "fast-check";
import { expect, test } from "vitest";
import { scrubReply } from "./scrub.ts";

const password = "ab/cd+ef gh:ij";
const base64 = (text: string) => Buffer.from(text).toString("base64");

test.each([
  ["as it is", password],
  ["URL-encoded", encodeURIComponent(password)],
  ["in base64", base64(password)],
  ["in base64 without padding", base64(password).replace(/=+$/, "")],
  ["in URL-safe base64", Buffer.from(password).toString("base64url")],
  ["in AUTH PLAIN", `AUTH PLAIN ${base64(`\0me@firma.cz\0${password}`)}`],
  ["in a bare PLAIN token", base64(`\0me@firma.cz\0${password}`)],
  ["in PLAIN with an authorisation identity", base64(`me\0me\0${password}`)],
])("a password that a server echoes %s is masked", (_form, echo) => {
  const scrubbed = scrubReply(`535 5.7.8 what is ${echo} good for?`, password);
  expect(scrubbed).toMatch(/^535 5\.7\.8 what is (AUTH PLAIN )?•{6} good for\?$/);
});

test("a user name is masked beside the password, in whatever case and wherever something is glued to it", () => {
  const echo = `550 x${base64("\0Jan@firma.cz\0tajne")} <JAN@FIRMA.CZ> jan%40firma.cz`;
  expect(scrubReply(echo, "tajne", "jan@firma.cz")).toBe("550 •••••• <••••••> ••••••");
});

test("a list of mechanisms is no secret, what follows one of them is", () => {
  expect(scrubReply("250-AUTH PLAIN LOGIN XOAUTH2", "tajne")).toBe("250-AUTH PLAIN LOGIN XOAUTH2");
  expect(scrubReply("250 AUTH CRAM-MD5 PLAIN", "tajne")).toBe("250 AUTH CRAM-MD5 PLAIN");
  expect(scrubReply("501 AUTH PLAIN AGEAYg==", "tajne")).toBe("501 AUTH PLAIN ••••••");
});

test("no password survives wherever it stands in a reply", () => {
  const secret = fc
    .string({ minLength: 4, maxLength: 40, unit: "grapheme-ascii" })
    .filter((s) => /\S{4}/.test(s));
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), (word, before, after) => {
      fc.pre(!`${before}${after}•••••• AUTH`.includes(word.trim()));
      for (const echo of [word, base64(word), base64(`\0u\0${word}`)]) {
        const scrubbed = scrubReply(`${before} ${echo} ${after}`, word);
        expect(scrubbed).not.toContain(word);
        expect(scrubbed).not.toContain(base64(word));
      }
    }),
  );
});

test("a reply becomes one line of at most 500 characters without control characters", () => {
  expect(scrubReply("550-5.7.1 first\r\n550 5.7.1 \u001b[31msecond\u0000\u202e", "")).toBe(
    "550-5.7.1 first 550 5.7.1 [31msecond",
  );
  expect(scrubReply(`550 ${"x".repeat(70_000)}`, "secret")).toHaveLength(500);
});

test("a secret longer than any text does no harm", () => {
  expect(scrubReply("535 5.7.8 No", "tajne ".repeat(200_000))).toBe("535 5.7.8 No");
});
