import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { bounded } from "#lib/auth/bounded.ts";
import { sessionTokenIn } from "#lib/auth/session-cookie.ts";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

// A place is given up after so long at most: nobody keeps others out by sending slowly, or by waiting for a password.
const PLACE_MS = 50;
const inTurn = bounded({ atOnce: 8, waiting: 2_000 });

/**
 * Lets what is sent without a session (signing in, above all) in a few at a time, about 160 a second at least. A thousand
 * at once would take the event loop for seconds; so those who work inside have it in between.
 */
export async function inTurnOfStrangers(
  request: IncomingMessage,
  response: ServerResponse,
  handle: Handle,
): Promise<void> {
  if (!isStranger(request)) return handle(request, response);
  try {
    await inTurn(async () => {
      if (response.destroyed) return;
      const ended = once(response, "close");
      await Promise.race([handle(request, response), ended, delay(PLACE_MS, undefined, { ref: false })]);
    });
  } catch {
    if (!response.headersSent) response.writeHead(503, { "Retry-After": "10" }).end();
  }
}

function isStranger({ method, headers }: IncomingMessage): boolean {
  return method === "POST" && sessionTokenIn(headers.cookie ?? "") === null;
}
