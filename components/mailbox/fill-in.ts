import type { Encryption } from "#lib/mailbox/choices.ts";
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
  const domain = domainOf(address);
  return presets.find(({ domains }) => domains.includes(domain));
}

/** Whether no password works for this address any more, whatever the server. */
export function isPasswordless(presets: ProviderPreset[], address: string): boolean {
  return presets.some(({ passwordless }) => passwordless.includes(domainOf(address)));
}

function domainOf(address: string): string {
  return address
    .slice(address.lastIndexOf("@") + 1)
    .trim()
    .toLowerCase();
}

/** What a provider fills in. A password that belongs to no person (the sandbox's) goes when its provider goes. */
export function valuesOfPreset(
  preset: ProviderPreset,
  address: string,
  current: Guided,
  presets: ProviderPreset[],
): Guided {
  const { id, host, port, encryption, username, password } = preset;
  const isPresets = presets.some((other) => other.password !== "" && other.password === current.password);
  return {
    provider: id,
    host,
    port,
    encryption,
    username: username === "address" ? address.trim() : username,
    password: password || (isPresets ? "" : current.password),
  };
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
  if (preset.domains.length === 0 && saved.host !== "") typed.add("provider");
  return typed;
}

/**
 * What changes when the address changes: a known domain picks its provider, the username follows the address. What a
 * person chose or typed stays.
 */
export function valuesForAddress(
  address: string,
  current: Guided,
  byHand: ByHand,
  presets: ProviderPreset[],
): Partial<Guided> {
  const preset = byHand.has("provider") ? undefined : presetOfAddress(presets, address);
  const target =
    preset ?? presets.find(({ id }) => id === (byHand.has("provider") ? current.provider : "other"));
  if (!target) return {};
  const filled = valuesOfPreset(target, address, current, presets);
  const wanted: Partial<Guided> = target.id === current.provider ? { username: filled.username } : filled;
  return Object.fromEntries(Object.entries(wanted).filter(([field]) => !byHand.has(field as keyof Guided)));
}
