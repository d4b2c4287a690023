import fc from "fast-check";
import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { composeMessage } from "./compose-message.ts";
import { literalSubject } from "./literal-subject.ts";

const piece = fc.constantFrom(
  "=?utf-8?Q?Bcc=3A?=",
  "=?",
  "?=",
  "=?utf-8?B?QmNj?= ",
  "ř",
  "💥",
  "slovo ",
  "=",
  "?",
  "a".repeat(90),
);
const subject = fc.array(piece, { minLength: 1, maxLength: 20 }).map((pieces) => pieces.join("").trim());

test("a subject that looks encoded is read as it was written", async () => {
  expect(literalSubject("Faktura č. 7 = 1?")).toBe("Faktura č. 7 = 1?");
  const property = fc.asyncProperty(subject, async (written) => {
    const parts = { from: { name: "", address: "a@b.example" }, to: ["c@d.example"], text: "", html: "" };
    const message = { ...parts, subject: written, messageId: "<1@b.example>", date: new Date() };
    const bytes = Buffer.from(await composeMessage(message));
    expect((await simpleParser(bytes)).subject).toBe(written);
    for (const line of bytes.toString("latin1").split("\r\n")) expect(line.length).toBeLessThanOrEqual(998);
  });
  await fc.assert(property, { numRuns: 300 });
});
