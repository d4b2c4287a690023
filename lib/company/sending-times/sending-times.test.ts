import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { readSendingTimes } from "./read-sending-times.ts";
import { saveSendingTimes } from "./save-sending-times.ts";
import { type SendingTimesForm, sendingTimesSchema } from "./schema.ts";

await testDatabase();

const form: SendingTimesForm = {
  undoSeconds: "20",
  timeZone: "Europe/Bratislava",
  days: ["1", "5"],
  ...{ from: "08:00", to: "17:30" },
};

test("when mail goes is saved and shown as it was typed", async () => {
  const company = await testCompany();
  expect(await readSendingTimes(company)).toMatchObject({ undoSeconds: "0", days: [], from: "", to: "" });
  await saveSendingTimes(company, sendingTimesSchema.parse(form));
  expect(await readSendingTimes(company)).toEqual(form);
  const saved = { companyId: company.id, event: "company.sendingTimesSaved" };
  expect(await db().auditEvent.findMany({ where: saved })).toMatchObject([
    { userId: company.userId, details: { undoSeconds: 20, timeZone: "Europe/Bratislava" } },
  ]);
});

test.each([
  ["to", { to: "08:00" }, "windowOrder"],
  ["from", { from: "8 h" }, "hourFormat"],
  ["timeZone", { timeZone: "Praha" }, "invalid"],
  ["undoSeconds", { undoSeconds: "7" }, "invalid"],
  ["days.0", { days: ["8"] }, "invalid"],
])("a wrong %s is said there", (field, changes, problem) => {
  const [issue] = sendingTimesSchema.safeParse({ ...form, ...changes }).error?.issues ?? [];
  expect(issue?.path.join(".")).toBe(field);
  expect(issue?.message).toBe(problem);
});
