import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { POLICY_HEADER } from "./careful-response.ts";
import { limitedServer } from "./limited-server.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

type Options = Parameters<typeof limitedServer>;

async function listening(...options: Options): Promise<number> {
  const server = limitedServer(...options).listen(0, "127.0.0.1");
  closing.push(() => server.close());
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** Everything that the server says to these very bytes until it hangs up. */
async function answerTo(port: number, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  closing.push(() => socket.destroy());
  let said = "";
  socket.on("data", (chunk) => (said += chunk));
  // Who is turned away unread may have the connection reset.
  socket.on("error", () => {});
  socket.write(bytes);
  await new Promise((resolve) => socket.once("close", resolve));
  return said;
}

const never: Options[0] = () => {
  throw new Error("let through");
};

test("a long address, long headers and a huge body are turned away unread", async () => {
  const port = await listening(never);
  const long = `GET /${"a".repeat(9_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
  expect(await answerTo(port, long)).toMatch(/^HTTP\/1.1 414 /);
  const wide = `GET / HTTP/1.1\r\nHost: localhost\r\nX-Wide: ${"a".repeat(20_000)}\r\n\r\n`;
  expect(await answerTo(port, wide)).toMatch(/^HTTP\/1.1 431 /);
  const huge = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20000001\r\n\r\n";
  expect(await answerTo(port, huge)).toMatch(/^HTTP\/1.1 413 /);
});

test("who sends headers or a body slowly is cut off", async () => {
  const times = { headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 50 };
  const port = await listening((request) => void request.resume(), times);
  expect(await answerTo(port, "GET / HTTP/1.1\r\nHost: loc")).toMatch(/^HTTP\/1.1 408 /);
  const slow = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nabc";
  expect(await answerTo(port, slow)).toMatch(/^HTTP\/1.1 408 |^$/);
});

test("an answer bears the rules for browsers; what a route says itself stands", async () => {
  const port = await listening((request, response) => {
    request.headers[POLICY_HEADER] = "the page's";
    if (request.url === "/page") response.setHeader("Content-Type", "text/html");
    else response.setHeader("Content-Security-Policy", "sandbox");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.end();
  });
  const page = (await fetch(`http://127.0.0.1:${port}/page`)).headers;
  expect(page.get("content-security-policy")).toBe("the page's");
  expect(page.get("x-content-type-options")).toBe("nosniff");
  expect(page.get("cross-origin-opener-policy")).toBe("same-origin");
  expect(page.get("referrer-policy")).toBe("no-referrer");
  const file = (await fetch(`http://127.0.0.1:${port}/file`)).headers;
  expect(file.get("content-security-policy")).toBe("sandbox");
});
