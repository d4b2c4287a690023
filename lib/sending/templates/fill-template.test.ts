import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_SUBJECT, MAX_TEXT, variables } from "./choices.ts";
import { fillSubject, fillText, type Values } from "./fill-template.ts";

const blank = Object.fromEntries(variables.map((variable) => [variable, ""])) as Values;
const filled = (values: Partial<Values>): Values => ({ ...blank, ...values });

test("a line whose variables are all empty vanishes, and leaves no hole", () => {
  const text =
    "Dobrý den,\n\nzbývá {left} do {due}.\nPo splatnosti je {days}.\n\n{days}\n\nS pozdravem\n{company}";
  expect(fillText(text, filled({ left: "10 Kč", due: "1. 12. 2026", company: "Lípa" }))).toBe(
    "Dobrý den,\n\nzbývá 10 Kč do 1. 12. 2026.\n\nS pozdravem\nLípa",
  );
});

test("values are not read as templates, and what is no variable stays as it is", () => {
  const values = filled({ number: "7", company: "{number} <b>{{7*7}}</b> $& $1" });
  expect(fillText("{company} | {{7*7}} {{number}} €{number} {nothing}", values)).toBe(
    "{number} <b>{{7*7}}</b> $& $1 | {{7*7}} {{number}} €7 {nothing}",
  );
  expect(fillSubject("{company}", values)).toBe("{number} <b>{{7*7}}</b> $& $1");
});

test("whatever is in a template and its values, a subject is one line and a text no longer than a text", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string(),
    fc.constantFrom(
      "\r\nBcc: x@y.example",
      "\r",
      "\u0085",
      "\u2028",
      "\0",
      "\ud800",
      "\u202e",
      "{",
      "}",
      ...variables,
    ),
    fc.constantFrom(...variables.map((variable) => `{${variable}}`)),
  );
  const text = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, text, (template, value) => {
      const values = Object.fromEntries(variables.map((variable) => [variable, value])) as Values;
      const subject = fillSubject(template, values);
      expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
      const body = fillText(template, values);
      expect(body).not.toMatch(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}]/u);
      for (const each of [subject, body]) expect(each.isWellFormed()).toBe(true);
    }),
  );
  const long = filled({ company: "😀".repeat(200) });
  expect(fillSubject("{company}".repeat(20), long).length).toBeLessThanOrEqual(MAX_SUBJECT);
  const body = fillText("{company}".repeat(1_000), long);
  expect(body.length).toBeLessThanOrEqual(MAX_TEXT);
  expect(body.isWellFormed()).toBe(true);
});
