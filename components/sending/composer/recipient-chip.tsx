import { X } from "lucide-react";
import { useTranslations } from "next-intl";

type Props = { address: string; wrong: boolean; onRemove: () => void };

/** One of several recipients of a mail. */
export function RecipientChip({ address, wrong, onRemove }: Props) {
  const t = useTranslations("sending");
  return (
    <span
      className={`badge h-auto max-w-full gap-0.5 badge-soft py-0.5 pr-0.5 whitespace-normal ${wrong ? "badge-error" : ""}`}
    >
      <span className="min-w-0 wrap-anywhere">{address}</span>
      <button type="button" className="btn btn-circle btn-ghost btn-xs" onClick={onRemove}>
        <X className="size-3.5" aria-hidden="true" />
        <span className="sr-only">{t("removeAddress", { address })}</span>
      </button>
    </span>
  );
}
