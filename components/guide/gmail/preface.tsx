import { useTranslations } from "next-intl";
import { marks } from "../marks.tsx";
import { Prose } from "../prose.tsx";

/** Why an app password at all. */
export function Preface() {
  const t = useTranslations("guide.gmail");
  return (
    <div className="space-y-3">
      <Prose>{t.rich("why", marks)}</Prose>
      <p className="text-sm text-base-content/70">{t("drawn")}</p>
    </div>
  );
}
