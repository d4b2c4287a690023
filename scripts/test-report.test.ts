import { expect, test } from "vitest";
import { endToEndFailures, unitFailures } from "./test-report.ts";

test("what failed in the unit tests is told with its file, its names and why", () => {
  const assertion = (fullName: string, status: string, ...failureMessages: string[]) => ({
    fullName,
    status,
    failureMessages,
  });
  const report = {
    testResults: [
      {
        name: "/app/lib/a.test.ts",
        status: "failed",
        message: "",
        assertionResults: [
          assertion("adds", "passed"),
          assertion("subtracts", "failed", "\u001b[31mAssertionError: expected 1 to be 2\u001b[39m"),
          assertion("divides", "skipped"),
        ],
      },
      { name: "/app/lib/b.test.ts", status: "failed", message: "Cannot find module", assertionResults: [] },
    ],
  };
  expect(unitFailures(report)).toEqual([
    { test: "/app/lib/a.test.ts › subtracts", problem: "AssertionError: expected 1 to be 2" },
    { test: "/app/lib/a.test.ts › divides", problem: "skipped" },
    { test: "/app/lib/b.test.ts", problem: "Cannot find module" },
  ]);
});

test("what failed end to end is told however deep it stands", () => {
  const spec = (title: string, status: string, ...messages: string[]) => ({
    title,
    file: "pay.spec.ts",
    ok: status === "passed",
    tests: [{ results: [{ status, errors: messages.map((message) => ({ message })) }] }],
  });
  const report = {
    suites: [
      {
        specs: [spec("pays", "passed")],
        suites: [{ specs: [spec("pays twice", "timedOut", "Test timeout of 90000ms exceeded.")] }],
      },
    ],
  };
  expect(endToEndFailures(report)).toEqual([
    { test: "e2e/pay.spec.ts › pays twice", problem: "timedOut\nTest timeout of 90000ms exceeded." },
  ]);
});

test("a report that was never written tells nothing", () => {
  expect([unitFailures({}), endToEndFailures({})]).toEqual([[], []]);
});
