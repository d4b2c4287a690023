import { expect, test } from "vitest";
import { problem } from "#lib/base/errors.ts";
import { reminderSettingsSchema } from "./schema.ts";

const problemsOf = (days: string[]) =>
  reminderSettingsSchema
    .safeParse({ on: true, businessDays: true, at: "09:00", days })
    .error?.issues.map(({ message }) => message);

test.each(["1,5", "týden", "7 dní", "--3"])("a reminder is no %o days after the due date", (days) => {
  expect(problemsOf([days])).toEqual([problem("reminderDays")]);
});

test("days are whole, with a minus sign of any kind before the due date", () => {
  expect(
    reminderSettingsSchema.parse({ on: true, businessDays: true, at: "09:00", days: ["−3", "", "+7"] }).days,
  ).toEqual([-3, 7]);
});
