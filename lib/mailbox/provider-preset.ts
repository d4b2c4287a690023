import type { Encryption, ProviderId } from "./choices.ts";
import type { GuideId } from "./guides.ts";

/** One way to a mail server, as the form takes it. */
export type ServerChoice = { host: string; port: string; encryption: Encryption };

/** What a provider takes from one mailbox; what is not known is left out. Days and minutes are rolling. */
export type ProviderLimits = {
  messagesPerMinute?: number;
  messagesPerHour?: number;
  messagesPerDay?: number;
  recipientsPerMessage?: number;
  recipientsPerDay?: number;
  /** The whole message as it travels, attachments encoded. */
  messageBytes?: number;
};

/** What a provider asks for in place of the password; `ended`: it takes none any more. */
type PasswordKind = "account" | "app" | "key" | "token" | "ended";

/** A host for some of a provider's addresses, and how they are known. */
type Region = { host: string; domains?: string[]; mx?: string[] };

/** All that is known of a provider: what one click fills in, and what the person should know. */
export type ProviderPreset = ServerChoice & {
  id: ProviderId;
  kind: "mailbox" | "hosting" | "service" | "own";
  /** Other ways in that lead to the same: further ports, and hosts of other regions. */
  alternatives: ServerChoice[];
  /** With the placeholders of `usernameOf`; empty: the person's own, given by the provider. */
  username: string;
  /** Empty: the person's own. */
  password: string;
  passwordKind: PasswordKind;
  /** Where the password of this kind is made. */
  passwordPage?: string;
  /** Addresses of these domains belong here. */
  domains: string[];
  /** Domains whose mail arrives at hosts under these names belong here too. */
  mx: string[];
  regions: Region[];
  /** Each customer may have another host; the filled-in one is only the usual one. */
  hostVaries: boolean;
  /** Names that people take for the host, and that take no mail to be sent. */
  mistakenHosts: string[];
  limits: ProviderLimits;
  /** For addresses of the customers' own domains, where they differ. */
  ownDomainLimits?: ProviderLimits;
  /** What a domain's SPF record has to include. */
  spfInclude?: string;
  dkimSelectors?: string[];
  /** Every customer has just these selectors. */
  dkimSelectorsFixed?: boolean;
  guide?: GuideId;
};

type Derived = "host" | "port" | "encryption" | "alternatives";
type Entry = Pick<ProviderPreset, "id" | "kind" | "passwordKind"> &
  Partial<Omit<ProviderPreset, Derived>> & {
    /** The one that is filled in first. */
    hosts: string[];
    /** Likewise; the encryption follows from the port. */
    ports: string[];
  };

/** Completes a row of the table with what most rows have in common. */
export function presetOf({ hosts, ports, ...entry }: Entry): ProviderPreset {
  const regions = entry.regions ?? [];
  const ways = [...hosts, ...regions.map(({ host }) => host)].flatMap((host) =>
    ports.map((port) => ({ host, port, encryption: encryptionAt(port) })),
  );
  const [first = { host: "", port: "465", encryption: "ssl" as const }, ...alternatives] = ways;
  return {
    username: "%EMAILADDRESS%",
    password: "",
    domains: [],
    mx: [],
    hostVaries: false,
    mistakenHosts: [],
    limits: {},
    ...entry,
    ...first,
    alternatives,
    regions,
  };
}

/** RFC 8314 §3.3, and the same pair moved up; 2525 is 587 where that is blocked. */
function encryptionAt(port: string): Encryption {
  return ["465", "2465"].includes(port) ? "ssl" : "starttls";
}
