import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Authority } from "./certificates.ts";

/** What is at an address: a text, or whatever the server does there. */
export type Page = string | Buffer | ((request: IncomingMessage, response: ServerResponse) => void);

export type HttpsStub = {
  port: number;
  /** The addresses that were asked for, as `host/path?query`. */
  asked: string[];
  close: () => Promise<void>;
};

/** Web servers of several names, all on one port of loopback; pages by `host/path`, all else is 404. */
export async function startHttpsStub(
  authority: Authority,
  pages: Record<string, Page>,
  names: string[],
): Promise<HttpsStub> {
  const asked: string[] = [];
  const server = createServer(authority.issue({ names }), (request, response) => {
    const address = `${request.headers.host?.replace(/:\d+$/, "")}${request.url}`;
    asked.push(address);
    const page = pages[address.replace(/\?.*/, "")];
    if (page === undefined) response.writeHead(404).end("<html>Not found</html>");
    else if (typeof page === "function") page(request, response);
    else response.writeHead(200, { "content-type": "text/xml" }).end(page);
  });
  server.on("tlsClientError", () => {});
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
