import type { ProviderPreset } from "#lib/mailbox/providers.ts";
import { isPasswordless } from "./fill-in.ts";
import { FoundNote } from "./found-note.tsx";
import { AddressField } from "./mailbox-fields.tsx";
import { ProviderChoice } from "./provider-choice.tsx";
import { ProviderNote } from "./provider-note.tsx";
import { Slips } from "./slips-of-form.tsx";
import { useDiscovery } from "./use-discovery.ts";
import type { MailboxFormApi } from "./use-mailbox-form.ts";

type Props = { form: MailboxFormApi; title: string; presets: ProviderPreset[] };

/** The address, and where its mail is. */
export function WhoPart({ form, title, presets }: Props) {
  const { discovery, problem, busy, look, stop } = useDiscovery(form, presets);
  const [provider, address] = form.watch(["provider", "address"]);
  const choose = (preset: ProviderPreset) => {
    stop();
    form.choose(preset);
    if (preset.id === "other" && form.getValues("host") === "") void look();
  };
  return (
    <div className="min-w-0 space-y-5 rounded-box border border-base-300 bg-base-100 p-5 sm:p-6">
      <h2 id="mailbox-title" className="text-lg font-semibold wrap-anywhere">
        {title}
      </h2>
      <div className="space-y-3">
        <AddressField form={form} onBlur={() => void look()} />
        <Slips form={form} presets={presets} fields={["address"]} />
        <FoundNote
          discovery={discovery}
          problem={problem}
          busy={busy}
          onAgain={() => void look({ again: true })}
        />
      </div>
      <ProviderChoice presets={presets} chosen={provider} onChoose={choose} />
      <ProviderNote
        preset={presets.find(({ id }) => id === provider)}
        address={address}
        passwordless={isPasswordless(presets, address)}
      />
    </div>
  );
}
