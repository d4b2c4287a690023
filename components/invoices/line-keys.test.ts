import { expect, test } from "vitest";
import { deedOfKey } from "./line-keys.ts";

const held = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

test.each([
  ["Enter", {}, "add", "add"],
  ["ArrowUp", {}, "up", undefined],
  ["ArrowDown", {}, "down", undefined],
  ["ArrowDown", { ctrlKey: true }, "down", "down"],
  ["ArrowUp", { altKey: true }, "moveUp", "moveUp"],
  ["ArrowDown", { altKey: true }, "moveDown", "moveDown"],
  ["Delete", { altKey: true }, "remove", "remove"],
  ["Delete", {}, undefined, undefined],
  ["Enter", { ctrlKey: true }, undefined, undefined],
  ["Enter", { metaKey: true }, undefined, undefined],
  ["Enter", { shiftKey: true }, undefined, undefined],
  ["ArrowUp", { altKey: true, ctrlKey: true }, undefined, undefined],
  ["a", {}, undefined, undefined],
] as const)("%s with %j: %s in a field, %s in a choice", (key, modifiers, inField, inChoice) => {
  const pressed = { key, ...held, ...modifiers };
  expect(deedOfKey(pressed, false)).toBe(inField);
  expect(deedOfKey(pressed, true)).toBe(inChoice);
});
