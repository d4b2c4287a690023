import { useTranslations } from "next-intl";
import { type RefObject, useState } from "react";
import type { Problem } from "#lib/base/errors.ts";
import type { PreparedMail } from "#lib/sending/prepare-invoice-mail.ts";
import { RecipientField } from "./recipient-field.tsx";

export type Place = "to" | "cc" | "bcc";

type Props = {
  /** What they start with. */
  addresses: Record<Place, string[]>;
  contacts: PreparedMail["contacts"];
  problems: Record<Place, Problem | undefined>;
  inputs: Record<Place, RefObject<HTMLInputElement | null>>;
  onChange: (place: Place, addresses: string[]) => void;
};

/** Whom a mail goes to. Copies are folded until somebody wants one. */
export function Recipients({ addresses, contacts, problems, inputs, onChange }: Props) {
  const t = useTranslations("sending");
  const [unfolded, setUnfolded] = useState({ cc: addresses.cc.length > 0, bcc: addresses.bcc.length > 0 });
  const field = (place: Place) => ({
    ...{ label: t(place), addresses: addresses[place], contacts },
    ...{ problem: problems[place], inputRef: inputs[place] },
    onChange: (changed: string[]) => onChange(place, changed),
  });
  return (
    <>
      <RecipientField
        {...field("to")}
        focusFirst
        hint={addresses.to.length === 0 ? t("noAddress") : undefined}
      />
      {(["cc", "bcc"] as const).map((place) =>
        unfolded[place] ? (
          <RecipientField key={place} {...field(place)} focusFirst={addresses[place].length === 0} />
        ) : (
          <button
            key={place}
            type="button"
            className="btn mr-2 btn-ghost btn-xs"
            onClick={() => setUnfolded((before) => ({ ...before, [place]: true }))}
          >
            {t(`add_${place}`)}
          </button>
        ),
      )}
    </>
  );
}
