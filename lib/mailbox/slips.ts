import type { Encryption, ProviderId } from "./choices.ts";
import type { ProviderPreset } from "./provider-preset.ts";
import { slipOfAddress } from "./slip-of-address.ts";
import { slipOfHost } from "./slip-of-host.ts";
import { slipOfPort } from "./slip-of-port.ts";

/** What the form says about the server, as typed. */
export type TypedServer = {
  host: string;
  port: string;
  encryption: Encryption;
  address: string;
  provider: ProviderId;
};

type SlipField = "host" | "port" | "encryption" | "address";

/** `slips.<id>` in locales. */
export type SlipId =
  | "hostPasted"
  | "hostIsAddress"
  | "hostMistaken"
  | "hostIncoming"
  | "hostIsDomain"
  | "hostTypo"
  | "portIncoming"
  | "portRelay"
  | "encryptionOfPort"
  | "addressTypo";

/** Something in the form that looks wrong, and what one click puts there. */
export type Slip = {
  field: SlipField;
  id: SlipId;
  /** `typed` is what stands there, `right` what belongs there. */
  params: { typed: string; right: string };
  values: Partial<Pick<TypedServer, SlipField>>;
};

/**
 * What looks like a slip of the pen or of the mind, at most one for each field: Gmail's inbound host, hosts and ports
 * that mail is fetched from, mistyped names of known providers, encryption that does not go with the port. A name
 * that only might be wrong is left alone. Pure, for the browser, while typing.
 */
export function slipsOf(typed: TypedServer, presets: ProviderPreset[]): Slip[] {
  if (typed.provider === "sandbox") return [];
  const known = presets.filter(({ kind }) => kind !== "own");
  const slips = [slipOfAddress(typed, known), slipOfHost(typed, known), slipOfPort(typed, known)];
  return slips.filter((slip) => slip !== undefined);
}
