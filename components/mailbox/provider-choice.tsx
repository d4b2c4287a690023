import { useTranslations } from "next-intl";
import type { ProviderId } from "#lib/mailbox/choices.ts";
import type { ProviderPreset } from "#lib/mailbox/providers.ts";

type Props = { presets: ProviderPreset[]; chosen: string; onChoose: (preset: ProviderPreset) => void };

/** Those whom most people come with, and the ways that are open to everyone. */
const favourites: ProviderId[] = ["gmail", "seznam", "microsoft365", "sandbox", "other"];
const groups = ["mailbox", "hosting", "service"] as const;

/** The usual providers, each one click, and the others in a list beside them. */
export function ProviderChoice({ presets, chosen, onChoose }: Props) {
  const t = useTranslations("mailbox");
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">{t("providerLegend")}</legend>
      <div className="flex flex-wrap gap-2">
        {presets.filter(isFavourite).map((preset) => (
          <Favourite key={preset.id} id={preset.id} chosen={chosen} onChoose={() => onChoose(preset)} />
        ))}
        <Others
          presets={presets.filter((preset) => !isFavourite(preset))}
          chosen={chosen}
          onChoose={onChoose}
        />
      </div>
    </fieldset>
  );
}

function isFavourite({ id }: ProviderPreset): boolean {
  return favourites.includes(id);
}

function Favourite({ id, chosen, onChoose }: { id: ProviderId; chosen: string; onChoose: () => void }) {
  const name = useTranslations("providers");
  return (
    <label className="flex cursor-pointer items-center gap-2 rounded-field border border-base-content/25 px-3 py-2.5 text-sm hover:bg-base-200 has-checked:border-primary has-checked:bg-primary/8 has-checked:font-medium">
      <input
        type="radio"
        name="provider"
        className="radio radio-primary radio-xs"
        checked={chosen === id}
        onChange={onChoose}
      />
      {name(id)}
    </label>
  );
}

/** A list, not radios: twenty of them would be a wall, and a name such as Websupport must not be the label of a field. */
function Others({ presets, chosen, onChoose }: Props) {
  const t = useTranslations("providers");
  const picked = presets.find(({ id }) => id === chosen);
  const choose = (id: string) => {
    const preset = presets.find((each) => each.id === id);
    if (preset) onChoose(preset);
  };
  return (
    <select
      aria-label={t("more")}
      value={picked?.id ?? ""}
      onChange={(event) => choose(event.target.value)}
      className={`select h-auto w-auto cursor-pointer py-2.5 pr-9 text-sm ${picked ? "border-primary bg-primary/8 font-medium" : "border-base-content/25"}`}
    >
      <option value="" disabled hidden>
        {t("more")}
      </option>
      {groups.map((group) => (
        <optgroup key={group} label={t(`groups.${group}`)}>
          {presets
            .filter(({ kind }) => kind === group)
            .map(({ id }) => (
              <option key={id} value={id}>
                {t(id)}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}
