import { createServer, type IncomingMessage, type Server } from "node:http";
import { CarefulResponse } from "./careful-response.ts";

/**
 * So many milliseconds a request's headers may take, and all of it: 18 MB, the largest file that a mail takes, need 144 s
 * where a line carries a megabit a second.
 */
const TIMES = { headersTimeout: 10_000, requestTimeout: 180_000, connectionsCheckingInterval: 5_000 };
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_ADDRESS = 8 * 1024;
const MAX_BODY_BYTES = 20_000_000;

type Listener = (request: IncomingMessage, response: CarefulResponse) => void;

/** A web server that nobody holds up with slow requests, and that turns huge ones away unread. */
export function limitedServer(listener: Listener, times: Partial<typeof TIMES> = {}): Server {
  const options = { ...TIMES, ...times, maxHeaderSize: MAX_HEADER_BYTES, ServerResponse: CarefulResponse };
  return createServer(options, (request, response) => {
    const refusal = refusalOf(request);
    if (refusal) response.writeHead(refusal, { Connection: "close" }).end();
    else listener(request, response);
  }) as Server;
}

// A body without a length is measured by whoever reads it (lib/auth/read-body.ts, and Next.js for its actions).
function refusalOf({ url = "", headers }: IncomingMessage): number | undefined {
  if (url.length > MAX_ADDRESS) return 414;
  return Number(headers["content-length"] ?? 0) > MAX_BODY_BYTES ? 413 : undefined;
}
