import { z } from "zod";
import { newUuid } from "#lib/base/uuid.ts";

type Shape = {
  type?: string;
  format?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Shape[];
  allOf?: Shape[];
  items?: Shape;
  minItems?: number;
  minLength?: number;
  minimum?: number;
  properties?: Record<string, Shape>;
};

/** What fields want beyond their shape: the first that the schema has nothing against is taken. */
const WORDS: unknown[] = [
  "",
  ...["nekdo@jinde.example", "jinde.example", "2026-11-23", "2099-11-23T10:00", "2026-11-23T10:00:00.000Z"],
  ...["08:00", "17:00", "Europe/Prague", "#1f6feb", "27074358", "CZ6508000000192000145399", "123456"],
  ...["{NNNN}", "P{NNNN}", "D{NNNN}", "0".repeat(32), "a".repeat(43)],
  ...[null, undefined, new Blob(["a;b\r\n1;2\r\n"])],
];

/**
 * Something that a form with this schema could send, drawn from the schema itself, with `id` wherever it takes the id
 * of a record. Where a refinement demands more than the shape tells, words are tried until it is content; a schema that
 * none of them content refuses the sample.
 */
export function sampleInput(schema: z.ZodType, id: string): unknown {
  if (schema instanceof z.ZodUndefined) return undefined;
  const shape = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Shape;
  return contented(schema, sample(shape, id));
}

/** Whether a schema takes the id of a record anywhere. */
export function takesId(schema: z.ZodType): boolean {
  const id = newUuid();
  return JSON.stringify(sampleInput(schema, id) ?? null).includes(id);
}

/** The same with more than its form has: these fields, and the way to change all objects. */
export function withMore(input: unknown, more: object): unknown {
  if (typeof input !== "object" || input === null) return input;
  const prototype = `{"__proto__":{"role":"owner","ok":true},"constructor":{"prototype":{"role":"owner"}}}`;
  return { ...JSON.parse(prototype), ...more, ...input };
}

/** What comes in place of an input and is none, in various ways. */
export function distorted(input: unknown): unknown[] {
  const others = [null, [], [input ?? null], "text", 7, withMore({}, {})];
  const lists = inLists(input);
  return lists === undefined || JSON.stringify(lists) === "{}" ? others : [...others, lists];
}

// Every value in a list of its own.
function inLists(input: unknown): unknown {
  if (typeof input !== "object" || input === null) return input === undefined ? undefined : [input];
  if (Array.isArray(input)) return input.map(inLists);
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, inLists(value)]));
}

function contented(schema: z.ZodType, input: unknown): unknown {
  const tried = new Map<string, number>();
  for (;;) {
    const { issues } = schema.safeParse(input).error ?? { issues: [] };
    const paths = new Map(issues.map(({ path }) => [path.join("."), path]));
    const open = [...paths].filter(([name]) => name !== "" && (tried.get(name) ?? 0) < WORDS.length);
    if (open.length === 0) return input;
    for (const [name, path] of open) {
      const turn = tried.get(name) ?? 0;
      put(input, path, WORDS[turn]);
      tried.set(name, turn + 1);
    }
  }
}

function put(into: unknown, path: PropertyKey[], value: unknown): void {
  const [key = "", ...rest] = path;
  if (typeof into !== "object" || into === null) return;
  if (rest.length === 0) Reflect.set(into, key, value);
  else put(Reflect.get(into, key), rest, value);
}

function sample(shape: Shape, id: string, name = ""): unknown {
  if ("const" in shape) return shape.const;
  if (shape.enum) return shape.enum[0];
  // An id rather than nothing.
  const choices = shape.anyOf ?? shape.allOf;
  if (choices) return sample(choices.find(({ type }) => type !== "null") ?? {}, id, name);
  if (shape.type === "object") {
    const fields = Object.entries(shape.properties ?? {});
    return Object.fromEntries(fields.map(([key, field]) => [key, sample(field, id, key)]));
  }
  if (shape.type === "array") return [sample(shape.items ?? {}, id, name)];
  if (shape.type === "boolean") return false;
  if (shape.type === "number" || shape.type === "integer") return Math.max(shape.minimum ?? 1, 1);
  return sampleText(shape, id, name);
}

function sampleText({ format, minLength = 1 }: Shape, id: string, name: string): string {
  if (format === "uuid" || /^id$|Id$/.test(name)) return id;
  if (format === "email" || /email|address|^to$/i.test(name)) return "nekdo@jinde.example";
  if (/On$|day$/i.test(name)) return "2026-11-23";
  return "1".repeat(minLength);
}
