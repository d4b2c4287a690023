import type { Encryption } from "#lib/mailbox/choices.ts";
import type { Discovery } from "#lib/mailbox/discovery/discovery.ts";
import { domainOf, presetOfDomain, usernameOf } from "#lib/mailbox/preset-lookup.ts";
import type { ProviderPreset } from "#lib/mailbox/providers.ts";
import type { MailboxForm } from "#lib/mailbox/schema.ts";

/** The fields that the form may fill in by itself. */
export type Guided = Pick<MailboxForm, "provider" | "host" | "port" | "encryption" | "username" | "password">;

// RFC 8314 §3.3, and the same pair moved up for networks that block it.
const habits = [
  { ssl: "465", starttls: "587" },
  { ssl: "2465", starttls: "2587" },
];

/** The encryption that a port is known for. */
export function encryptionOfPort(port: string): Encryption | undefined {
  if (habits.some(({ ssl }) => ssl === port.trim())) return "ssl";
  return habits.some(({ starttls }) => starttls === port.trim()) ? "starttls" : undefined;
}

/** The port for an encryption; one that is nobody's habit stays as it is. */
export function portForEncryption(encryption: Encryption, port: string): string {
  if (encryption === "none") return port;
  const typed = port.trim() || "465";
  return habits.find((habit) => Object.values(habit).includes(typed))?.[encryption] ?? port;
}

/** The provider that an address belongs to by its domain. */
export function presetOfAddress(presets: ProviderPreset[], address: string): ProviderPreset | undefined {
  return presetOfDomain(presets, domainOf(address));
}

/** Whether no password works for this address any more, whatever the server. */
export function isPasswordless(presets: ProviderPreset[], address: string): boolean {
  return presetOfAddress(presets, address)?.passwordKind === "ended";
}

/** What a provider fills in. A password that belongs to no person (the sandbox's) goes when its provider goes. */
export function valuesOfPreset(
  chosen: ProviderPreset,
  address: string,
  current: Guided,
  presets: ProviderPreset[],
): Guided {
  const regional = presetOfAddress(presets, address);
  const preset = regional?.id === chosen.id ? regional : chosen;
  const { id, host, port, encryption, username, password } = preset;
  const isPresets = presets.some((other) => other.password !== "" && other.password === current.password);
  return {
    provider: id,
    host,
    port,
    encryption,
    username: usernameOf(username, address),
    password: password || (isPresets ? "" : current.password),
  };
}

/** What a server that was found for the address fills in; nothing where none was. */
export function valuesOfDiscovery(discovery: Discovery): Partial<Guided> {
  if (discovery.outcome !== "found") return {};
  const { provider, host, port, encryption, username } = discovery;
  return { provider, host, port: String(port), encryption, username };
}

export type ByHand = ReadonlySet<keyof Guided>;

/** Which fields of saved values a person must have typed: all that differ from what would be filled in. */
export function typedByHand(
  saved: Guided & { address: string },
  presets: ProviderPreset[],
): Set<keyof Guided> {
  const preset = presets.find(({ id }) => id === saved.provider);
  if (!preset) return new Set(["provider", "host", "port", "encryption", "username"]);
  const filled = valuesOfPreset(preset, saved.address, saved, presets);
  const fields = ["host", "port", "encryption", "username"] as const;
  const typed = new Set<keyof Guided>(fields.filter((field) => saved[field] !== filled[field]));
  // The address alone would not have led there.
  const led = presetOfAddress(presets, saved.address)?.id === preset.id;
  if (!led && saved.host !== "") typed.add("provider");
  return typed;
}

/**
 * What changes when the address changes: a known domain picks its provider, the username follows the address, and a
 * server that was filled in goes with the domain that it was for. What a person chose or typed stays.
 */
export function valuesForAddress(
  address: string,
  current: Guided,
  byHand: ByHand,
  presets: ProviderPreset[],
): Partial<Guided> {
  const preset = byHand.has("provider") ? undefined : presetOfAddress(presets, address);
  const target = preset ?? presets.find(({ id }) => id === providerThatStays(address, current, byHand));
  if (!target) return {};
  const filled = valuesOfPreset(target, address, current, presets);
  const stays = target.id === current.provider && !isLeftBehind(address, current, byHand, preset);
  const wanted: Partial<Guided> = stays ? { username: filled.username } : filled;
  return Object.fromEntries(Object.entries(wanted).filter(([field]) => !byHand.has(field as keyof Guided)));
}

/** Without a provider that is known for the domain. */
function providerThatStays(address: string, current: Guided, byHand: ByHand): Guided["provider"] {
  if (byHand.has("provider") || isForDomain(address, current)) return current.provider;
  return "other";
}

/** A server that discovery filled in for another domain than the one that the address has now. */
function isLeftBehind(
  address: string,
  current: Guided,
  byHand: ByHand,
  preset: ProviderPreset | undefined,
): boolean {
  if (byHand.has("provider") || byHand.has("host") || current.host === "") return false;
  return preset ? current.host !== preset.host : !isForDomain(address, current);
}

// The login that was filled in along with a server tells which domain it was for.
function isForDomain(address: string, { host, username }: Guided): boolean {
  return host !== "" && username.includes("@") && domainOf(username) === domainOf(address);
}
