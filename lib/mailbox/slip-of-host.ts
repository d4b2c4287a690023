import { domainOf, hostsOf, presetOfDomain, presetOfHost } from "./preset-lookup.ts";
import type { ProviderPreset } from "./provider-preset.ts";
import type { Slip, SlipId, TypedServer } from "./slips.ts";
import { mended } from "./typo.ts";

/** A name at which no mail to be sent is taken. */
export function slipOfHost(typed: TypedServer, presets: ProviderPreset[]): Slip | undefined {
  const host = typed.host.trim().toLowerCase().replace(/\.$/, "");
  if (host === "" || presetOfHost(presets, host)) return undefined;
  const found = meant(host, typed, presets);
  if (!found || found.host === host) return undefined;
  const { id, ...values } = found;
  // What was pasted may be mistyped as well: one click mends it all.
  const further = slipOfHost({ ...typed, host: found.host }, presets);
  const right = further?.params.right ?? found.host;
  return { field: "host", id, params: { typed: host, right }, values: { ...values, ...further?.values } };
}

type Meant = { id: SlipId; host: string } & Slip["values"];

function meant(host: string, typed: TypedServer, presets: ProviderPreset[]): Meant | undefined {
  // Where each customer may have another host, the next one is no slip.
  const fixedHosts = presets.filter(({ hostVaries }) => !hostVaries).flatMap(hostsOf);
  return (
    pastedAs(host) ??
    named("hostIsAddress", hostForAddress(host, typed, presets)) ??
    named("hostMistaken", mistakenFor(host, presets)) ??
    named("hostIncoming", outgoingFor(host, presets)) ??
    named("hostIsDomain", presetOfDomain(presets, host)?.host) ??
    named("hostTypo", mended(host, fixedHosts))
  );
}

function named(id: SlipId, host: string | undefined): Meant | undefined {
  return host ? { id, host } : undefined;
}

/** `smtp.firma.cz:587`, `ssl://smtp.firma.cz`, `https://smtp.firma.cz/`: the name is in it. */
function pastedAs(text: string): Meant | undefined {
  const parts = /^(?:([a-z]+):\/\/)?([a-z0-9.-]+\.[a-z]{2,})(?::(\d{1,5}))?\/?$/.exec(text);
  const [, scheme, host, port] = parts ?? [];
  if (!host || !(scheme || port || text.endsWith("/"))) return undefined;
  if (port === "465") return { id: "hostPasted", host, port, encryption: "ssl" };
  if (port === "587") return { id: "hostPasted", host, port, encryption: "starttls" };
  return { id: "hostPasted", host };
}

function hostForAddress(
  host: string,
  { provider }: TypedServer,
  presets: ProviderPreset[],
): string | undefined {
  if (!host.includes("@")) return undefined;
  return presetOfDomain(presets, domainOf(host))?.host ?? presets.find(({ id }) => id === provider)?.host;
}

function mistakenFor(host: string, presets: ProviderPreset[]): string | undefined {
  return presets.find(({ mistakenHosts }) => mistakenHosts.includes(host))?.host;
}

/** The host for sending beside one that mail is fetched from: `imap.firma.cz` → `smtp.firma.cz`. */
function outgoingFor(host: string, presets: ProviderPreset[]): string | undefined {
  const [, joint = "", rest = ""] = /^(?:imaps?4?|pop3?s?)([.-])(.+\.[a-z]{2,})$/.exec(host) ?? [];
  if (rest === "") return undefined;
  const twin = `smtp${joint}${rest}`;
  if (presetOfHost(presets, twin)) return twin;
  return presetOfDomain(presets, rest)?.host ?? mistakenFor(twin, presets) ?? `smtp.${rest}`;
}
