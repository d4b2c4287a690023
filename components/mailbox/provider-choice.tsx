import { useTranslations } from "next-intl";
import type { ProviderPreset } from "#lib/mailbox/providers.ts";

type Props = { presets: ProviderPreset[]; chosen: string; onChoose: (preset: ProviderPreset) => void };

/** The providers, each one click. */
export function ProviderChoice({ presets, chosen, onChoose }: Props) {
  const t = useTranslations("mailbox");
  const name = useTranslations("providers");
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">{t("providerLegend")}</legend>
      <div className="flex flex-wrap gap-2">
        {presets.map((preset) => (
          <label
            key={preset.id}
            className="flex cursor-pointer items-center gap-2 rounded-field border border-base-content/25 px-3 py-2.5 text-sm hover:bg-base-200 has-checked:border-primary has-checked:bg-primary/8 has-checked:font-medium"
          >
            <input
              type="radio"
              name="provider"
              className="radio radio-primary radio-xs"
              checked={chosen === preset.id}
              onChange={() => onChoose(preset)}
            />
            {name(preset.id)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
