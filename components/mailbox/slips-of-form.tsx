import type { ProviderPreset } from "#lib/mailbox/providers.ts";
import { type Slip, slipsOf } from "#lib/mailbox/slips.ts";
import { SlipHint } from "./slip-hint.tsx";
import type { MailboxFormApi } from "./use-mailbox-form.ts";

type Field = "address" | "host" | "port" | "encryption";
type Props = { form: MailboxFormApi; presets: ProviderPreset[]; fields: Field[] };

/** The slips in these fields of the form, each mended with one click; the focus then is in the mended field. */
export function Slips({ form, presets, fields }: Props) {
  const [host, port, encryption, address, provider] = form.watch([
    "host",
    "port",
    "encryption",
    "address",
    "provider",
  ]);
  const slips = slipsOf({ host, port, encryption, address, provider }, presets);
  const apply = (values: Slip["values"]) => {
    form.accept(values);
    const [mended] = Object.keys(values) as Field[];
    if (mended) form.setFocus(mended);
  };
  return <SlipHint slips={slips.filter(({ field }) => fields.includes(field))} onApply={apply} />;
}
