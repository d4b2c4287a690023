import { presetOfDomain } from "./preset-lookup.ts";
import type { ProviderPreset } from "./provider-preset.ts";
import type { Slip, TypedServer } from "./slips.ts";
import { mended } from "./typo.ts";

/** A domain that was meant to be the one of a known provider. */
export function slipOfAddress({ address }: TypedServer, presets: ProviderPreset[]): Slip | undefined {
  const [, local, typed = ""] = /^([^\s@,;]+)@([^\s@]+[.,][^\s@]+)$/.exec(address.trim()) ?? [];
  const domain = typed.toLowerCase();
  if (!local || presetOfDomain(presets, domain)) return undefined;
  const domains = presets.flatMap((preset) => [
    ...preset.domains,
    ...preset.regions.flatMap((region) => region.domains ?? []),
  ]);
  const right = nationalGmail(domain) ?? mended(domain, domains);
  if (!right) return undefined;
  const whole = `${local}@${right}`;
  const params = { typed: domain, right: whole };
  return { field: "address", id: "addressTypo", params, values: { address: whole } };
}

// There is only the one; who lives here types the ending of the country.
function nationalGmail(domain: string): string | undefined {
  return /^gmail\.(cz|sk)$/.test(domain) ? "gmail.com" : undefined;
}
