import { limitsOf } from "./preset-lookup.ts";
import { providerById } from "./providers.ts";

// What most servers take, where nothing is known.
const USUAL_BYTES = 25_000_000;

/** How large a message from this mailbox may be, in bytes as it travels, attachments encoded. */
export function messageLimit({ provider, address }: { provider: string; address: string }): number {
  const preset = providerById(provider);
  return (preset && limitsOf(preset, address).messageBytes) ?? USUAL_BYTES;
}
