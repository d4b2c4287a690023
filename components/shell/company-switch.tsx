import { useTranslations } from "next-intl";

type Props = { others: { id: string; name: string }[]; action: (id: string) => Promise<void> };

/** Leads to the person's other companies, as a plain form; nothing for whoever has one. */
export function CompanySwitch({ others, action }: Props) {
  const t = useTranslations("shell");
  if (others.length === 0) return null;
  return (
    <form className="mt-1 text-sm">
      <details>
        <summary className="cursor-pointer text-base-content/70">{t("otherCompanies")}</summary>
        <ul className="mt-1 space-y-1">
          {others.map(({ id, name }) => (
            <li key={id}>
              <button
                type="submit"
                formAction={action.bind(null, id)}
                className="btn btn-ghost btn-sm h-auto justify-start py-1 text-left font-normal wrap-anywhere"
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      </details>
    </form>
  );
}
