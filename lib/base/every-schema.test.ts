import { globSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { schemaOf } from "#testing/doors/call-doors.ts";
import { readDoors } from "#testing/doors/read-doors.ts";
import { sampleInput } from "#testing/doors/sample-input.ts";

const FILES = globSync("lib/**/schema.ts");
/** Far more than any field, list or record holds. */
const MANY = 10_001;
/** Longer than any text, of all that is printed, of blanks, and of what looks like many of something. */
const LONG = [
  ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)),
  ...["ž", "\n", "a,", "a@b.cz, ", "a b ", "1.", "2026-11-23,", "a-b.", "AB12 "],
].map((piece) => piece.repeat(Math.ceil(30_000 / piece.length)));
const MOST_KEPT = 25_000;

/** The kinds of schema that cannot be large whatever comes. */
const SMALL = ["boolean", "enum", "literal", "number", "int", "undefined", "null", "bigint", "never", "date"];

type Inner = { type: string } & Record<string, unknown>;
const innerOf = (schema: z.ZodType) => schema.def as unknown as Inner;

test("the schemas are found", () => expect(FILES.length).toBeGreaterThan(20));

test("what has no end is found", () => {
  const ended = {
    text: z.string().trim().max(9).optional(),
    code: z.string().regex(/^\d{4}$/),
    list: z.array(z.object({ id: z.uuid() })).max(9),
    record: z.record(z.string().max(9), z.uuid()).refine((record) => Object.keys(record).length < 9),
    file: z.instanceof(Blob),
  };
  const open = {
    text: z.string().trim(),
    letters: z.string().regex(/^q*$/),
    several: z.string().regex(/^(\d\d;)*$/),
    either: z.union([z.string().max(9), z.string().nullable()]),
    list: z.array(z.string().max(9)),
    texts: z.array(z.string()).max(9),
    record: z.record(z.string(), z.boolean()),
    ids: z.record(z.string().max(9), z.uuid()),
    anything: z.unknown(),
    whole: z.looseObject({}),
    rest: z.object({}).catchall(z.string()),
    own: z.custom<string>((value) => typeof value === "string"),
    lazy: z.lazy(() => z.string()),
    made: z.preprocess((value) => value, z.string().max(9)),
  };
  expect(endless(z.object(ended), "x")).toEqual([]);
  const found = endless(z.object(open), "x").map((path) => /^x\.(\w+)/.exec(path)?.[1]);
  expect([...new Set(found)]).toEqual(Object.keys(open));
});

test("whatever an action or a route takes has an end, wherever its schema stands", async () => {
  const doors = readDoors().filter(({ schema }) => schema !== null);
  const found: string[] = [];
  for (const door of doors) found.push(...endless(await schemaOf(door), `${door.file} ${door.name}`));
  expect(found).toEqual([]);
  expect(doors.length).toBeGreaterThan(80);
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
  if (inner.type === "object") {
    const rest = inner.catchall instanceof z.ZodType && innerOf(inner.catchall).type !== "never";
    const fields = Object.entries(inner.shape as Record<string, z.ZodType>);
    const within = fields.flatMap(([field, each]) => endless(each, `${path}.${field}`));
    return rest ? [...within, `${path}: whatever else`] : within;
  }
  if (inner.type === "union") return (inner.options as z.ZodType[]).flatMap((each) => endless(each, path));
  if (inner.innerType instanceof z.ZodType) return endless(inner.innerType, path);
  if (inner.type === "record")
    return [...endlessRecord(schema, path), ...endless(inner.valueType as z.ZodType, path)];
  // A file is measured before there is any; whatever else is of a kind of its own has to refuse texts and lists.
  if (inner.type === "custom") return takesLarge(schema) ? [path] : [];
  const first = beginning(schema);
  if (innerOf(first).type === "string") return takesLong(schema, first) ? [path] : [];
  if (innerOf(first).type === "array") return endlessList(schema, first, path);
  return first === schema ? [`${path}: ${inner.type}?`] : endless(first, path);
}

/** What a chain of pipes begins with. */
function beginning(schema: z.ZodType): z.ZodType {
  const { type, in: before } = innerOf(schema);
  return type === "pipe" && before instanceof z.ZodType ? beginning(before) : schema;
}

type Check = { _zod: { def: { check: string; pattern?: RegExp } } };

// Its own end is enough. Else texts are tried: what comes out may be short, as a field of blanks is empty, but a text
// that is only looked at by its letters may be of letters that nobody tried.
function takesLong(schema: z.ZodType, first: z.ZodType): boolean {
  const checks = (innerOf(first).checks ?? []) as Check[];
  const defs = [...checks.map((check) => check._zod.def), innerOf(first) as unknown as Check["_zod"]["def"]];
  if (defs.some(({ check }) => check === "max_length" || check === "length_equals")) return false;
  const patterns = defs.flatMap(({ pattern }) => pattern ?? []);
  if (patterns.some(({ source }) => !/[^\\][*+]|\{\d+,\}/.test(source))) return false;
  const endless = patterns.some(({ source }) => !isFormat(first, source));
  return endless || keepsLong(schema);
}

// Those of zod itself, of ids and moments, have an end of their own.
const isFormat = (schema: z.ZodType, source: string) =>
  innerOf(schema).format !== undefined && String(innerOf(schema).pattern) === `/${source}/`;

const keepsLong = (schema: z.ZodType) => LONG.some((text) => isLarge(schema.safeParse(text).data));

const isLarge = (data: unknown) => String(data).length > MOST_KEPT;

const takesLarge = (schema: z.ZodType) =>
  [...LONG, LONG, Object.fromEntries(LONG.map((text) => [text, text]))].some(
    (value) => schema.safeParse(value).success,
  );

function endlessList(schema: z.ZodType, first: z.ZodType, path: string): string[] {
  const { issues } = schema.safeParse(new Array(MANY).fill(null)).error ?? { issues: [] };
  const counted = issues.some((issue) => issue.code === "too_big" && issue.path.length === 0);
  const element = innerOf(first).element as z.ZodType;
  // Its texts may be measured by a later link of the chain.
  const within =
    innerOf(beginning(element)).type === "string"
      ? [LONG.find((text) => isLarge(schema.safeParse([text]).data))].flatMap((text) =>
          text === undefined ? [] : `${path}[]`,
        )
      : endless(element, `${path}[]`);
  return counted ? within : [path, ...within];
}

function endlessRecord(schema: z.ZodType, path: string): string[] {
  const { keyType, valueType } = innerOf(beginning(schema)) as unknown as Record<string, z.ZodType>;
  if (!keyType || !valueType) return [`${path}{}`];
  if (SMALL.includes(innerOf(keyType).type)) return [];
  const value = sampleInput(valueType, crypto.randomUUID());
  const takes = (keys: string[]) =>
    schema.safeParse(Object.fromEntries(keys.map((key) => [key, value]))).success;
  // Its values being right, a small one is taken, and neither one of many names nor one of a long name is.
  const many = Array.from({ length: MANY }, (_, index) => `a${index}`);
  return takes(["a"]) && !takes(many) && !takes(["a".repeat(300_000)]) ? [] : [`${path}{}`];
}
