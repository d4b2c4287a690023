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

/**
 * Something that a form with this schema could send, drawn from the schema itself, with `id` wherever it takes the id
 * of a record. What a refinement demands beyond the shape may be missing.
 */
export function sampleInput(schema: z.ZodType, id: string): unknown {
  const shape = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Shape;
  return schema instanceof z.ZodUndefined ? undefined : sample(shape, id);
}

/** Whether a schema takes the id of a record anywhere. */
export function takesId(schema: z.ZodType): boolean {
  const id = newUuid();
  return JSON.stringify(sampleInput(schema, id) ?? null).includes(id);
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
