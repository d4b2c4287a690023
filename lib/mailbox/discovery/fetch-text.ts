import type { LookupAddress } from "node:dns";
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import { isIP } from "node:net";
import tls from "node:tls";
import { connectTcp, encrypt } from "#lib/smtp/connect.ts";
import { parseHost } from "../host.ts";
import type { Inquiry } from "./inquiry.ts";

const MAX_BYTES = 64 * 1024;
const MAX_REDIRECTS = 2;

const anonymous = { encryption: "ssl", username: "", password: "" } as const;

type Page = { text: string } | { location: string };

/**
 * A small text from the web: HTTPS only, the certificate verified, at checked addresses only, at most 64 KiB, through
 * at most two redirects that are checked like the first address.
 * @returns undefined for whatever is anything else
 */
export async function fetchText(address: string, inquiry: Inquiry): Promise<string | undefined> {
  let url = URL.parse(address);
  for (let hops = 0; url && hops <= MAX_REDIRECTS; hops++) {
    const page = await fetchPage(url, inquiry);
    if (!page) return undefined;
    if ("text" in page) return page.text;
    url = URL.parse(page.location, url);
  }
  return undefined;
}

async function fetchPage(url: URL, inquiry: Inquiry): Promise<Page | undefined> {
  const host = hostOf(url);
  if (!host) return undefined;
  const addresses = await inquiry.webAddresses(host);
  if (addresses.length === 0 || inquiry.signal.aborted) return undefined;
  const response = await get(url, host, addresses, inquiry);
  if (!response) return undefined;
  const { statusCode = 0, headers } = response;
  if (statusCode === 200) return read(response);
  response.destroy();
  const moved = [301, 302, 303, 307, 308].includes(statusCode) && headers.location;
  return moved ? { location: moved } : undefined;
}

/** No other port, no login in the address, and a name: a number has no certificate worth the name. */
function hostOf(url: URL): string | undefined {
  if (url.protocol !== "https:" || url.port !== "" || url.username !== "" || url.password !== "")
    return undefined;
  const parsed = parseHost(url.hostname);
  return "host" in parsed && !isIP(parsed.host) ? parsed.host : undefined;
}

async function get(
  url: URL,
  host: string,
  addresses: LookupAddress[],
  inquiry: Inquiry,
): Promise<IncomingMessage | undefined> {
  const socket = await connect(host, addresses, inquiry);
  if (!socket) return undefined;
  return new Promise((resolve) => {
    const asked = request({
      host,
      port: inquiry.network.httpsPort,
      path: url.pathname + url.search,
      headers: { accept: "text/xml, application/xml", "user-agent": "Obalka" },
      signal: inquiry.signal,
      // Nothing is looked up or opened again: without an agent this one socket is used.
      createConnection: () => socket,
    });
    asked.once("response", resolve);
    asked.on("error", () => resolve(undefined)).once("close", () => resolve(undefined));
    asked.end();
  });
}

/** Connects where we looked and nowhere else, as to a mail server. */
async function connect(
  host: string,
  addresses: LookupAddress[],
  { network, signal }: Inquiry,
): Promise<tls.TLSSocket | undefined> {
  const { httpsPort: port, authorities } = network;
  const ca = authorities && { ca: [...tls.getCACertificates("default"), ...authorities] };
  try {
    const socket = await connectTcp({ host, port, ...anonymous }, addresses, signal);
    return await encrypt(socket, { host, servername: host, ...ca }, signal);
  } catch {
    // What the network does not give is not there.
    return undefined;
  }
}

/** Nothing is unpacked, so that the bytes that came are all that there is. */
async function read(response: IncomingMessage): Promise<Page | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MAX_BYTES) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return { text: new TextDecoder().decode(Buffer.concat(chunks)) };
}
