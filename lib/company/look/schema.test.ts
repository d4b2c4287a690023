import { expect, test } from "vitest";
import { isReadable, swatches } from "./choices.ts";
import { lookSchema } from "./schema.ts";

test.each(["#000000", "#24509a", "#767676", "#9A3412"])("%s can be read on white", (accent) => {
  expect(lookSchema.parse({ look: "band", accent }).accent).toBe(accent.toLowerCase());
});

test.each([
  ["#777777", "accentTooLight"],
  ["#ffff00", "accentTooLight"],
  ["#fff", "invalid"],
  ["red", "invalid"],
  ["#24509a;x", "invalid"],
])("%s is refused", (accent, sentence) => {
  const { error } = lookSchema.safeParse({ look: "clear", accent });
  expect(error?.issues.map(({ path, message }) => [path.join(), message])).toEqual([["accent", sentence]]);
});

test("every colour that is offered can be read", () => {
  for (const { accent } of swatches) expect(isReadable(accent)).toBe(true);
});
