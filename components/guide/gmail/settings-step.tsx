import { useTranslations } from "next-intl";
import { marks } from "../marks.tsx";
import { FormPicture } from "../pictures/form-picture.tsx";
import { Prose } from "../prose.tsx";
import { SettingsTable } from "../settings-table.tsx";
import { PasteField } from "./paste-field.tsx";
import { PicturedStep } from "./pictured-step.tsx";

/** The letters are pasted and tried; below, all settings for who fills them in by hand. */
export function SettingsStep() {
  const t = useTranslations("guide.gmail");
  return (
    <div className="space-y-6">
      <PasteField
        texts={{
          label: t("paste.label"),
          hint: t("paste.hint"),
          // The browser counts; the word around the number is the server's.
          count: t("paste.count", { count: "#" }),
          fewer: t("paste.fewer"),
          more: t("paste.more"),
          digits: t("paste.digits"),
          symbols: t("paste.symbols"),
          mixedCase: t("paste.mixedCase"),
          address: t("paste.address"),
          code: t("paste.code"),
          empty: t("paste.empty"),
          complete: t("paste.complete"),
          use: t("paste.use"),
          copy: t("paste.copy"),
          toSettings: t("paste.toSettings"),
          privacy: t("paste.privacy"),
        }}
      />
      <PicturedStep picture={<FormPicture />} text={t.rich("settings.text", marks)}>
        <SettingsTable guide="gmail" password={t("settings.password")} />
        <Prose>{t.rich("settings.note", marks)}</Prose>
      </PicturedStep>
    </div>
  );
}
