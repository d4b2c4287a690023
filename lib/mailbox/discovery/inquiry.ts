import type { LookupAddress, MxRecord, SrvRecord } from "node:dns";
import { Resolver } from "node:dns/promises";
import type { AllowedHosts } from "#lib/smtp/allowed-hosts.ts";
import { brokenRule } from "#lib/smtp/guard.ts";
import { orAborted } from "#lib/smtp/or-aborted.ts";
import type { DiscoveryNetwork, SmtpEnd } from "./network.ts";

const ANSWER_MS = 1_500;
const TRIES = 2;

/** One discovery's questions to the network. Nothing that the network does makes them throw. */
export type Inquiry = {
  network: DiscoveryNetwork;
  signal: AbortSignal;
  mx: (domain: string) => Promise<MxRecord[]>;
  srv: (name: string) => Promise<SrvRecord[]>;
  /** All addresses of a web server; none where it has none or one of them must not be reached. */
  webAddresses: (host: string) => Promise<LookupAddress[]>;
  /** Whether mail could be sent through this server, as far as its addresses and its port go. */
  mayServe: (end: SmtpEnd) => Promise<boolean>;
  /** Whether any name server has said anything, be it "no such name". */
  readonly answered: boolean;
};

/** @param signal ends every question; unanswered ones count as answered by nothing */
export function openInquiry(network: DiscoveryNetwork, signal: AbortSignal): Inquiry {
  const resolver = new Resolver({ timeout: ANSWER_MS, tries: TRIES });
  if (network.nameServers) resolver.setServers(network.nameServers);
  signal.addEventListener("abort", () => resolver.cancel(), { once: true });
  let answered = false;

  const ask = async <T>(question: Promise<T[]>): Promise<T[]> => {
    try {
      const records = await orAborted(question, signal);
      answered = true;
      return records;
    } catch (error) {
      if (signal.aborted) return [];
      const { code = "ERR_" } = error as NodeJS.ErrnoException;
      if (code.startsWith("ERR_")) throw error;
      // Only these two come from someone who knows; SERVFAIL comes from a resolver that reaches nobody, too.
      if (code === "ENOTFOUND" || code === "ENODATA") answered = true;
      return [];
    }
  };

  const addresses = async (host: string): Promise<LookupAddress[]> => {
    const [four, six] = await Promise.all([ask(resolver.resolve4(host)), ask(resolver.resolve6(host))]);
    return [
      ...four.map((address) => ({ address, family: 4 })),
      ...six.map((address) => ({ address, family: 6 })),
    ];
  };

  const ruleBrokenBy = (host: string, port: number, found: LookupAddress[], allowed: AllowedHosts) =>
    brokenRule(
      { host, port, encryption: "ssl", username: "", password: "" },
      found.map(({ address }) => address),
      allowed,
    );

  return {
    network,
    signal,
    mx: (domain) => ask(resolver.resolveMx(domain)),
    srv: (name) => ask(resolver.resolveSrv(name)),
    async webAddresses(host) {
      const found = await addresses(host);
      // The port is ours, not the peer's choice, so only the addresses count; ranges are open for mail alone.
      const { ends } = network.allowed;
      const broken = ruleBrokenBy(host, network.httpsPort, found, { ends, ranges: [] });
      return broken === "PRIVATE_ADDRESS" ? [] : found;
    },
    async mayServe({ host, port }) {
      const found = await addresses(host);
      return found.length > 0 && ruleBrokenBy(host, port, found, network.allowed) === undefined;
    },
    get answered() {
      return answered;
    },
  };
}
