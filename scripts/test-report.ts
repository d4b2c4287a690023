import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

/** A test that did not pass: its file and names, and the first lines of why. */
export type Failure = { test: string; problem: string };

const MAX_LINES = 12;

const unitReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(""),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).default([]),
        }),
      ),
    }),
  ),
});

/** What did not pass of Vitest's JSON report; nothing where there is no such report. A skipped test is one of them. */
export function unitFailures(report: unknown): Failure[] {
  const read = unitReport.safeParse(report);
  return (read.data?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status !== "passed");
    if (status !== "passed" && failed.length === 0) return [{ test: name, problem: inShort(message) }];
    return failed.map(({ fullName, status: how, failureMessages }) => ({
      test: `${name} › ${fullName}`,
      problem: inShort(failureMessages.join("\n") || how),
    }));
  });
}

type Suite = z.infer<typeof suite>;
const suite = z.object({
  specs: z
    .array(
      z.object({
        title: z.string(),
        file: z.string(),
        ok: z.boolean(),
        tests: z.array(
          z.object({
            results: z.array(
              z.object({
                status: z.string(),
                errors: z.array(z.object({ message: z.string().default("") })),
              }),
            ),
          }),
        ),
      }),
    )
    .default([]),
  get suites() {
    return z.array(suite).default([]);
  },
});
const endToEndReport = z.object({ suites: z.array(suite) });

/** The same of Playwright's JSON report. */
export function endToEndFailures(report: unknown): Failure[] {
  return (endToEndReport.safeParse(report).data?.suites ?? []).flatMap(failuresOfSuite);
}

function failuresOfSuite({ specs, suites }: Suite): Failure[] {
  const failed = specs.flatMap(({ title, file, tests }) => {
    const results = tests.flatMap((test) => test.results).filter(({ status }) => status !== "passed");
    if (results.length === 0) return [];
    const messages = results.flatMap(({ status, errors }) => [
      status,
      ...errors.map(({ message }) => message),
    ]);
    return [{ test: `e2e/${file} › ${title}`, problem: inShort(messages.join("\n")) }];
  });
  return [...failed, ...suites.flatMap(failuresOfSuite)];
}

const inShort = (text: string) => stripVTControlCharacters(text).split("\n").slice(0, MAX_LINES).join("\n");
