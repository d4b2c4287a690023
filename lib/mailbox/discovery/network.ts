import { settings } from "#lib/base/env.ts";
import { type AllowedHosts, parseAllowedHosts } from "#lib/smtp/allowed-hosts.ts";
import type { FoundServer } from "./discovery.ts";

/** Where a mail server may be. */
export type SmtpEnd = Pick<FoundServer, "host" | "port" | "encryption">;

/** The world that discovery asks. */
export type DiscoveryNetwork = {
  /** Name servers, each `address` or `address:port`; by default those of this machine. */
  nameServers?: string[];
  httpsPort: number;
  /** Certificates (PEM) of authorities that vouch for web servers besides the usual ones. */
  authorities?: string[];
  /** Private ends that may be reached all the same. */
  allowed: AllowedHosts;
  /** Where a domain's mail server usually is, the likeliest first. */
  guesses: (domain: string) => SmtpEnd[];
};

/** The internet, with the operator's exceptions. */
export function internet(): DiscoveryNetwork {
  return {
    httpsPort: 443,
    allowed: parseAllowedHosts(settings().smtpAllowedPrivateHosts),
    guesses: usualServers,
  };
}

/** RFC 8314 §3.3: implicit TLS before STARTTLS. */
function usualServers(domain: string): SmtpEnd[] {
  const hosts = [`smtp.${domain}`, `mail.${domain}`];
  return [
    ...hosts.map((host) => ({ host, port: 465, encryption: "ssl" as const })),
    ...hosts.map((host) => ({ host, port: 587, encryption: "starttls" as const })),
  ];
}
