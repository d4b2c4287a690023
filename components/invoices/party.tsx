import { useLocale, useTranslations } from "next-intl";
import { countryName } from "#lib/base/countries.ts";
import type { Buyer } from "#lib/invoices/parties.ts";

type Props = { label: string; party: Buyer; withCountry: boolean; note?: string };

/** A seller or buyer with address and official numbers. */
export function Party({ label, party, withCountry, note = "" }: Props) {
  const t = useTranslations("invoices");
  const locale = useLocale();
  const { name, street, postcode, city, country, registrationNo, taxNo, vatNo } = party;
  const place = `${postcode} ${city}`.trim();
  const numbers = [
    [t("registrationNo"), registrationNo],
    [t(country === "SK" ? "skTaxNo" : "taxNo"), taxNo],
    [t("vatNo"), vatNo],
  ] as const;
  return (
    <div className="min-w-0 wrap-anywhere">
      <h2 className="text-sm text-base-content/70">{label}</h2>
      <p className="mt-1 font-semibold">{name}</p>
      <address className="not-italic">
        {street && <span className="block">{street}</span>}
        {place && <span className="block">{place}</span>}
        {withCountry && <span className="block">{countryName(country, locale)}</span>}
      </address>
      <div className="mt-2 text-sm">
        {numbers.map(
          ([term, value]) =>
            value && (
              <p key={term}>
                <span className="text-base-content/70">{term}</span> {value}
              </p>
            ),
        )}
        {note && <p>{note}</p>}
      </div>
    </div>
  );
}
