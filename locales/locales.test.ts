import { describe, expect, test } from "vitest";
import cs from "./cs.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import sk from "./sk.json" with { type: "json" };

type Tree = { [key: string]: string | Tree };

/** Every sentence with its path: `errors.required`. */
function sentences(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${path}${key}`, value] as [string, string]]
      : sentences(value, `${path}${key}.`),
  );
}

/** The names of the values that a sentence takes: `{max, plural, …}` takes `max`. */
const valuesOf = (sentence: string) =>
  [...new Set([...sentence.matchAll(/\{\s*([a-zA-Z]\w*)\s*[,}]/g)].map((match) => match[1]))].sort();

const source = new Map(sentences(cs));

describe.each([
  ["Slovak", sk],
  ["English", en],
])("the sentences in %s", (_language, messages) => {
  const translated = new Map(sentences(messages));

  test("are the same ones as in Czech", () => {
    expect([...translated.keys()].sort()).toEqual([...source.keys()].sort());
  });

  test("take the same values as in Czech", () => {
    const differing = [...source].filter(
      ([key, sentence]) => `${valuesOf(sentence)}` !== `${valuesOf(translated.get(key) ?? "")}`,
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test("are all filled in", () => {
    expect([...translated].filter(([, sentence]) => sentence.trim() === "")).toEqual([]);
  });
});
