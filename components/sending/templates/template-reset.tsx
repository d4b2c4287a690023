import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeedButton } from "#components/form/deed-button.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Result } from "#lib/base/result.ts";
import type { TemplateText } from "#lib/sending/templates/read-template.ts";
import type { TemplatePlace } from "#lib/sending/templates/schema.ts";

type Props = {
  /** The company has words of its own here. */
  own: boolean;
  reset: (input: TemplatePlace) => Promise<Result<TemplateText>>;
  place: TemplatePlace;
  written: TemplateText;
  onReset: (ours: TemplateText) => void;
  putBack: (before: TemplateText) => void;
};

/** Back to our words; and, until the page is left, back from them: nothing that somebody wrote is lost by one press. */
export function TemplateReset({ own, reset, place, written, onReset, putBack }: Props) {
  const t = useTranslations("templates");
  const [before, setBefore] = useState<TemplateText>();
  if (own)
    return (
      <DeedButton
        look="quiet"
        action={reset}
        input={place}
        onSuccess={(ours) => {
          setBefore(written);
          onReset(ours);
        }}
      >
        {t("reset")}
      </DeedButton>
    );
  if (!before) return null;
  return (
    <>
      <p role="status" className="text-sm">
        {t("resetDone")}
      </p>
      <Button
        look="quiet"
        onClick={() => {
          putBack(before);
          setBefore(undefined);
        }}
      >
        {t("putBack")}
      </Button>
    </>
  );
}
