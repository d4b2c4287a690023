import type { Encryption, ProviderId } from "../choices.ts";

/** Where an answer may come from, the most trusted first. */
export type DiscoverySource = "table" | "autoconfig" | "wellKnown" | "ispdb" | "mx" | "srv" | "guess";

/** certain: the provider itself says so; likely: others say so; guess: something answers there. */
type Certainty = "certain" | "likely" | "guess";

/** A mail server that takes what an address sends. */
export type FoundServer = {
  outcome: "found";
  /** The domain of the address that was asked for. */
  domain: string;
  host: string;
  port: number;
  encryption: Exclude<Encryption, "none">;
  /** Formed from the address; empty: the provider gives the person one. */
  username: string;
  provider: ProviderId;
  source: DiscoverySource;
  certainty: Certainty;
};

/** What discovery came to. Plain data: it travels to the browser. */
export type Discovery =
  | FoundServer
  /** There is a server, but it takes no password at all. */
  | { outcome: "passwordless"; domain: string; provider: ProviderId; source: DiscoverySource }
  /** `offline`: the network answered nothing, so nothing is known. */
  | { outcome: "notFound"; domain: string; asked: DiscoverySource[]; offline: boolean };

/** What one source says: a server, the user name with the placeholders of `usernameOf`, or that passwords are none. */
export type Answer =
  | (Pick<FoundServer, "host" | "port" | "encryption" | "provider"> & { usernameTemplate: string })
  | { passwordless: ProviderId };

export const certaintyOf: Record<DiscoverySource, Certainty> = {
  table: "certain",
  autoconfig: "certain",
  wellKnown: "certain",
  ispdb: "likely",
  mx: "likely",
  srv: "likely",
  guess: "guess",
};
