import { readBody } from "./read-body.ts";

const MAX_BYTES = 64 * 1024;

/** The body of a request as JSON, of at most 64 KiB unless more may come; undefined where it is larger, or no JSON. */
export async function readJson(request: Request, maxBytes = MAX_BYTES): Promise<unknown> {
  const body = await readBody(request, maxBytes);
  return body && parse(body.toString("utf8"));
}

/** The JSON of a text; undefined where it is none. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
