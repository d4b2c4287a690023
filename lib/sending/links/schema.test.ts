import { expect, test } from "vitest";
import { problem } from "#lib/base/errors.ts";
import { customerViewSchema } from "./schema.ts";

test.each(["", "0", "3651", "-1", "1,5", "měsíc", "999999"])(
  "a link cannot last %o days, and the form says what it can",
  (publicLinkDays) => {
    const parsed = customerViewSchema.safeParse({
      publicLinks: true,
      publicLinkDays,
      receiptByDefault: false,
    });
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual([problem("linkDays", { max: 3650 })]);
  },
);
