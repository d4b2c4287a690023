import Form from "next/form";
import { useTranslations } from "next-intl";
import { type AuditArea, auditAreaNames } from "#lib/company/audit/choices.ts";

type Props = {
  action: string;
  area: AuditArea | undefined;
  person: string;
  actors: { id: string; name: string }[];
};

/** A choice that lives in the address, as a search does. */
export function AuditFilter({ action, area, person, actors }: Props) {
  const t = useTranslations("audit");
  return (
    <Form
      action={action}
      key={`${area} ${person}`}
      className="mb-4 flex flex-wrap items-end gap-3"
      aria-label={t("filter")}
    >
      <label className="flex min-w-40 flex-1 flex-col gap-1 sm:max-w-60">
        <span className="text-sm">{t("area")}</span>
        <select name="area" defaultValue={area ?? ""} className="select w-full">
          <option value="">{t("all")}</option>
          {auditAreaNames.map((name) => (
            <option key={name} value={name}>
              {t(`area_${name}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="flex min-w-40 flex-1 flex-col gap-1 sm:max-w-60">
        <span className="text-sm">{t("person")}</span>
        <select name="person" defaultValue={person} className="select w-full">
          <option value="">{t("everybody")}</option>
          {actors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="btn border-base-content/45">
        {t("show")}
      </button>
    </Form>
  );
}
