import { XMLParser } from "fast-xml-parser";
import { parseHost } from "../host.ts";
import { usernameOf } from "../preset-lookup.ts";
import type { SmtpEnd } from "./network.ts";

/** A server as the file offers it: with a password, or only by ways that need none. */
export type OfferedServer = SmtpEnd & { usernameTemplate: string; password: boolean };

const MAX_USERNAME = 320;
const encryptions = new Map([
  ["SSL", "ssl"],
  ["STARTTLS", "starttls"],
] as const);
// Thunderbird's names, the last two of its older format.
const withPassword = ["password-cleartext", "password-encrypted", "plain", "secure"];

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  // What stands for characters is left as it is: no host, port or user name needs it.
  processEntities: false,
});

/**
 * The servers for outgoing mail in one of Thunderbird's configuration files, in its order: encrypted ones, with hosts
 * and ports that can be such. Whatever the bytes are, it does not throw; files with a DOCTYPE or entities of their
 * own say nothing.
 */
export function readAutoconfig(xml: string, address: string): OfferedServer[] {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml) || /&(?!(amp|lt|gt|quot|apos|#\w{1,7});)\w+;/.test(xml)) return [];
  const root = parse(xml);
  const providers = childrenOf(childrenOf(root, "clientConfig")[0], "emailProvider");
  return providers
    .flatMap((provider) => childrenOf(provider, "outgoingServer"))
    .filter((server) => textOf(childrenOf(server, "@_type")[0]) === "smtp")
    .flatMap((server) => offerOf(server, address) ?? []);
}

function parse(xml: string): unknown {
  try {
    return parser.parse(xml);
  } catch {
    return undefined;
  }
}

function offerOf(server: unknown, address: string): OfferedServer | undefined {
  const text = (name: string) => textOf(childrenOf(server, name)[0]);
  const parsed = parseHost(usernameOf(text("hostname"), address));
  const port = text("port");
  const encryption = encryptions.get(text("socketType").toUpperCase() as "SSL" | "STARTTLS");
  const usernameTemplate = text("username") || "%EMAILADDRESS%";
  if ("problem" in parsed || !encryption || !/^[1-9]\d{0,4}$/.test(port)) return undefined;
  if (!/^[^\p{C}\p{Zl}\p{Zp}]+$/u.test(usernameTemplate)) return undefined;
  if (usernameOf(usernameTemplate, address).length > MAX_USERNAME) return undefined;
  const ways = childrenOf(server, "authentication").map((way) => textOf(way).toLowerCase());
  const password = ways.some((way) => withPassword.includes(way));
  if (!password && !ways.includes("oauth2")) return undefined;
  return { host: parsed.host, port: Number(port), encryption, usernameTemplate, password };
}

/** The elements or the attribute of this name; the parser makes a list only where there are several. */
function childrenOf(node: unknown, name: string): unknown[] {
  if (typeof node !== "object" || node === null || !Object.hasOwn(node, name)) return [];
  const value: unknown = (node as Record<string, unknown>)[name];
  return Array.isArray(value) ? value : [value];
}

/** The text of an element, also of one with attributes. */
function textOf(node: unknown): string {
  if (typeof node === "string") return node.trim();
  const [text] = childrenOf(node, "#text");
  return typeof text === "string" ? text.trim() : "";
}
