import { globSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { z } from "zod";

const FILES = globSync("lib/**/schema.ts");
/** Far more than any field, list or record holds. */
const MANY = 10_001;
const LONG = ["a", "1", "0", " ", "ž", "-", "@"].map((letter) => letter.repeat(300_000));
const MOST_KEPT = 25_000;

/** The kinds of schema that cannot be large whatever comes. */
const SMALL = ["boolean", "enum", "literal", "number", "int", "undefined", "null", "custom", "bigint"];

type Inner = { type: string } & Record<string, unknown>;
const innerOf = (schema: z.ZodType) => schema.def as unknown as Inner;

test("the schemas are found", () => expect(FILES.length).toBeGreaterThan(20));

test("what has no end is found", () => {
  const open = z.object({
    text: z.string().trim(),
    list: z.array(z.string().max(9)),
    texts: z.array(z.string()).max(9),
    record: z.record(z.string(), z.boolean()),
  });
  expect([...new Set(endless(open, "x"))]).toEqual(["x.text", "x.list", "x.texts[]", "x.record{}"]);
});

describe.each(FILES)("%s", (file) => {
  test("each text, list and record has an end", async () => {
    const exported = Object.entries(await import(pathToFileURL(resolve(file)).href));
    const schemas = exported.filter((entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType);
    expect(schemas.flatMap(([name, schema]) => endless(schema, name))).toEqual([]);
  });
});

/** Where something of any size would be taken. */
function endless(schema: z.ZodType, path: string): string[] {
  const inner = innerOf(schema);
  if (SMALL.includes(inner.type)) return [];
  if (inner.type === "object")
    return Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(([field, each]) =>
      endless(each, `${path}.${field}`),
    );
  if (inner.type === "union") return (inner.options as z.ZodType[]).flatMap((each) => endless(each, path));
  if (inner.innerType instanceof z.ZodType) return endless(inner.innerType, path);
  if (inner.type === "record")
    return [...endlessRecord(schema, path), ...endless(inner.valueType as z.ZodType, path)];
  const first = beginning(schema);
  if (innerOf(first).type === "string") return takesLong(schema) ? [path] : [];
  if (innerOf(first).type === "array") return endlessList(schema, first, path);
  return first === schema ? [`${path}: ${inner.type}?`] : endless(first, path);
}

/** What a chain of pipes begins with. */
function beginning(schema: z.ZodType): z.ZodType {
  const { type, in: before } = innerOf(schema);
  return type === "pipe" && before instanceof z.ZodType ? beginning(before) : schema;
}

// What comes out may be short: a field of blanks is empty.
function takesLong(schema: z.ZodType): boolean {
  return LONG.some((text) => isLarge(schema.safeParse(text).data));
}

const isLarge = (data: unknown) => String(data).length > MOST_KEPT;

function endlessList(schema: z.ZodType, first: z.ZodType, path: string): string[] {
  const { issues } = schema.safeParse(new Array(MANY).fill(null)).error ?? { issues: [] };
  const counted = issues.some((issue) => issue.code === "too_big" && issue.path.length === 0);
  const element = innerOf(first).element as z.ZodType;
  // Its texts may be measured by a later link of the chain.
  const within =
    innerOf(beginning(element)).type === "string"
      ? LONG.filter((text) => isLarge(schema.safeParse([text]).data)).map(() => `${path}[]`)
      : endless(element, `${path}[]`);
  return counted ? within : [path, ...within];
}

function endlessRecord(schema: z.ZodType, path: string): string[] {
  const names = Array.from({ length: MANY }, (_, index) => `a${index}`);
  const taken = ["a", true, 1].some((value) =>
    [names, ["a".repeat(300_000)]].some(
      (keys) => schema.safeParse(Object.fromEntries(keys.map((key) => [key, value]))).success,
    ),
  );
  return taken ? [`${path}{}`] : [];
}
