import type { ProviderLimits, ProviderPreset } from "./provider-preset.ts";

// Pure, for browser and server: which provider is meant by an address, a mail exchanger or a host.

/** The provider whose addresses have this domain, with the host of their region. */
export function presetOfDomain(presets: ProviderPreset[], domain: string): ProviderPreset | undefined {
  for (const preset of presets) {
    if (preset.domains.includes(domain)) return preset;
    const region = preset.regions.find(({ domains }) => domains?.includes(domain));
    if (region) return at(preset, region.host);
  }
  return undefined;
}

/** The provider that a domain's mail arrives at; the hosts of its MX records, the preferred one first. */
export function presetOfMx(presets: ProviderPreset[], mxHosts: string[]): ProviderPreset | undefined {
  for (const host of mxHosts) {
    const matches = presets.flatMap((preset) =>
      [{ host: preset.host, mx: preset.mx }, ...preset.regions].flatMap((region) =>
        (region.mx ?? []).filter((name) => isUnder(host, name)).map((name) => ({ preset, region, name })),
      ),
    );
    // The closest name decides: private Outlook's exchangers are below those of Microsoft 365.
    const [best] = matches.sort((one, other) => other.name.length - one.name.length);
    if (best) return at(best.preset, best.region.host);
  }
  return undefined;
}

/** The provider that this mail server belongs to. */
export function presetOfHost(presets: ProviderPreset[], host: string): ProviderPreset | undefined {
  return presets.find((preset) => hostsOf(preset).includes(host));
}

/** Every host through which mail can be sent there. */
export function hostsOf({ host, alternatives }: ProviderPreset): string[] {
  return [...new Set([host, ...alternatives.map((way) => way.host)])].filter(Boolean);
}

/** What the provider takes from this address. */
export function limitsOf(preset: ProviderPreset, address: string): ProviderLimits {
  const own = !preset.domains.includes(domainOf(address));
  return (own && preset.ownDomainLimits) || preset.limits;
}

/** Fills Thunderbird's placeholders: `%EMAILADDRESS%`, `%EMAILLOCALPART%`, `%EMAILDOMAIN%`. */
export function usernameOf(template: string, address: string): string {
  const whole = address.trim();
  const values: Record<string, string> = {
    ADDRESS: whole,
    LOCALPART: whole.slice(0, Math.max(0, whole.lastIndexOf("@"))),
    DOMAIN: domainOf(whole),
  };
  return template.replace(/%EMAIL(ADDRESS|LOCALPART|DOMAIN)%/g, (_all, part: string) => values[part] ?? "");
}

/** What stands after the last `@`, lower case; all of it where there is none. */
export function domainOf(address: string): string {
  return address
    .slice(address.lastIndexOf("@") + 1)
    .trim()
    .toLowerCase();
}

function at(preset: ProviderPreset, host: string): ProviderPreset {
  return host === preset.host ? preset : { ...preset, host };
}

function isUnder(host: string, name: string): boolean {
  const bare = host.toLowerCase().replace(/\.$/, "");
  return bare === name || bare.endsWith(`.${name}`);
}
