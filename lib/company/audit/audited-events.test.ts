import { expect, test } from "vitest";
import { sourceOf, sourcesIn } from "#testing/network-uses.ts";
import { auditAreas, auditEvents } from "./choices.ts";

const beginnings = Object.values(auditAreas).flat();
const written = new RegExp(`"((?:${beginnings.join("|")})\\.[a-zA-Z]+)"`, "g");

// Whatever the code names like an event, where it writes events down.
const named = new Set(
  sourcesIn("lib")
    .filter((path) => !path.startsWith("lib/company/audit/"))
    .map(sourceOf)
    .filter((text) => /auditEvent|auditAccount/.test(text))
    .flatMap((text) => [...text.matchAll(written)].map(([, event = ""]) => event)),
);

test("every event that is written down has its words, and no other", () => {
  expect([...named].sort()).toEqual([...auditEvents].sort());
});

test("what has to leave a trace leaves one", () => {
  const required = [
    "mailbox.saved",
    "mailbox.tested",
    "delivery.queued",
    "delivery.resent",
    "delivery.confirmed",
    "delivery.reordered",
    "delivery.left",
    "account.signedIn",
    "account.signInFailed",
    "account.passwordChanged",
  ];
  expect(required.filter((event) => !named.has(event))).toEqual([]);
});
