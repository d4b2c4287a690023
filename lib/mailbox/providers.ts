import { settings } from "#lib/base/env.ts";
import { sandboxLogin } from "#lib/base/sandbox-login.ts";
import { hostingProviders } from "./hosting-providers.ts";
import { mailboxProviders } from "./mailbox-providers.ts";
import { presetOfDomain, presetOfHost, presetOfMx } from "./preset-lookup.ts";
import { type ProviderPreset, presetOf } from "./provider-preset.ts";
import { sendingServices } from "./sending-services.ts";

export type { ProviderPreset } from "./provider-preset.ts";

const known = [...mailboxProviders, ...hostingProviders, ...sendingServices];
const other = presetOf({ id: "other", kind: "own", hosts: [], ports: [], passwordKind: "account" });

/** The providers that a company may choose from. The built-in mailbox knows each company by its user name. */
export function providerPresets(companyId: string): ProviderPreset[] {
  const { sandboxPort } = settings();
  if (!sandboxPort) return [...known, other];
  const sandbox: ProviderPreset = {
    ...other,
    id: "sandbox",
    host: "127.0.0.1",
    port: String(sandboxPort),
    encryption: "none",
    username: sandboxLogin(companyId),
    password: "sandbox",
  };
  return [...known, sandbox, other];
}

/** A provider by the id that a mailbox is saved with; the sandbox is each company's own and is not among them. */
export function providerById(id: string): ProviderPreset | undefined {
  return [...known, other].find((preset) => preset.id === id);
}

/** The provider whose addresses have this domain. */
export function providerOfDomain(domain: string): ProviderPreset | undefined {
  return presetOfDomain(known, domain.toLowerCase());
}

/** The provider that a domain's mail arrives at; the hosts of its MX records, the preferred one first. */
export function providerOfMx(mxHosts: string[]): ProviderPreset | undefined {
  return presetOfMx(known, mxHosts);
}

/** The provider that a mail server belongs to. */
export function providerOfHost(host: string): ProviderPreset | undefined {
  return presetOfHost(known, host);
}
