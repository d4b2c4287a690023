import { onTestFinished } from "vitest";
import { settings } from "#lib/base/env.ts";
import { discoverServer } from "#lib/mailbox/discovery/discover-server.ts";
import type { Discovery } from "#lib/mailbox/discovery/discovery.ts";
import type { DiscoveryNetwork, SmtpEnd } from "#lib/mailbox/discovery/network.ts";
import { parseAllowedHosts } from "#lib/smtp/allowed-hosts.ts";
import { type DnsServer, startDnsServer, type Zone } from "./dns-server.ts";
import { type HttpsStub, type Page, startHttpsStub } from "./https-stub.ts";
import { authority } from "./peer-ports.ts";

/** Records of a web server of the small internet. */
export const here = { A: ["127.0.0.1"] };

/** Records of a server that is public, and to which nobody connects. */
export const publicly = { A: ["9.9.9.9"], AAAA: ["2620:fe::fe"] };

/** Where the configuration files for firma.example may be. */
export const paths = {
  autoconfig: "autoconfig.firma.example/mail/config-v1.1.xml",
  wellKnown: "firma.example/.well-known/autoconfig/mail/config-v1.1.xml",
  ispdb: "autoconfig.thunderbird.net/v1.1/firma.example",
};

/** What discovery says of firma.example when nobody knows anything. */
export const nothing = {
  outcome: "notFound",
  domain: "firma.example",
  asked: ["autoconfig", "wellKnown", "ispdb", "mx", "srv", "guess"],
  offline: false,
};

type Plan = {
  zone?: Zone;
  pages?: Record<string, Page>;
  /** Names in the certificate of the web servers; by default those of the pages. */
  webNames?: string[];
  guesses?: SmtpEnd[];
  network?: Partial<DiscoveryNetwork>;
  /** Of a test that runs beside others: its own. */
  onTestFinished?: (close: () => Promise<void>) => void;
};

type SmallInternet = {
  discover: (address?: string, signal?: AbortSignal) => Promise<Discovery>;
  dns: DnsServer;
  web: HttpsStub;
};

/** A small internet on loopback, for one test: its names, its web servers, and where mail servers might be. */
export async function startSmallInternet(plan: Plan): Promise<SmallInternet> {
  const { zone = {}, pages = {}, webNames, guesses = [], network = {} } = plan;
  const atEnd = plan.onTestFinished ?? onTestFinished;
  const hosts = Object.keys(pages).map((page) => page.replace(/\/.*/, ""));
  const dns = await startDnsServer({ ...Object.fromEntries(hosts.map((host) => [host, here])), ...zone });
  const web = await startHttpsStub(authority, pages, webNames ?? [...new Set(hosts)]);
  atEnd(async () => {
    await Promise.all([dns.close(), web.close()]);
  });
  const whole: DiscoveryNetwork = {
    nameServers: [dns.address],
    httpsPort: web.port,
    authorities: [authority.cert],
    allowed: parseAllowedHosts([`127.0.0.1:${web.port}`, ...settings().smtpAllowedPrivateHosts]),
    guesses: () => guesses,
    ...network,
  };
  const discover = (address = "jan@firma.example", signal = AbortSignal.timeout(20_000)) =>
    discoverServer(address, { signal, admit: async () => {}, network: whole });
  return { discover, dns, web };
}

type ServerFields = { port?: string; socket?: string; auth?: string; username?: string };

/** A configuration file that offers one server. */
export function configFile(host: string, fields: ServerFields = {}): string {
  const { port = "465", socket = "SSL", auth = "password-cleartext", username = "%EMAILADDRESS%" } = fields;
  return `<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="x"><outgoingServer type="smtp">
    <hostname>${host}</hostname><port>${port}</port><socketType>${socket}</socketType>
    <authentication>${auth}</authentication><username>${username}</username>
  </outgoingServer></emailProvider></clientConfig>`;
}

/** What a piece of work gives, and how long it took. */
export async function timed<T>(work: Promise<T>): Promise<{ value: T; ms: number }> {
  const started = performance.now();
  return { value: await work, ms: performance.now() - started };
}
