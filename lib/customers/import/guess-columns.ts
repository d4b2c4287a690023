import { fold } from "#lib/base/search-words.ts";
import { type ImportColumns, type ImportField, importFields } from "./choices.ts";

/** How columns are headed in Czech, Slovak and English programs: letters and digits only, without accents. */
const headings: Record<ImportField, string> = {
  name: `nazev nazevfirmy obchodnifirma obchodninazev firma jmeno jmenoanazev zakaznik odberatel klient spolecnost subjekt
    nazov nazovfirmy obchodnemeno meno spolocnost name company companyname customer customername client clientname`,
  registrationNo: `ico ic identifikacnicislo identifikacnecislo registrationno registrationnumber regno companyid
    companynumber companyregistrationnumber`,
  taxNo: "dic danoveidentifikacnicislo danoveidentifikacnecislo taxno taxid taxnumber vatid vatnumber",
  vatNo: "icdph dicsk vatno icodph dicdph",
  email: "email mail emailovaadresa emaily ucetniemail emailaddress",
  street:
    "ulice uliceacislo uliceacp adresa ulica ulicaacislo street streetaddress address address1 addressline1",
  city: "obec mesto mestoobec sidlo town city",
  postcode: "psc postovnismerovacicislo postovesmerovaciecislo zip zipcode postcode postalcode",
  country: "zeme stat krajina country countrycode kodzeme kodstatu",
  language: "jazyk language lang",
  currency: "mena currency currencycode kodmeny",
};

const known: Record<ImportField, ReadonlySet<string>> = {} as Record<ImportField, ReadonlySet<string>>;
for (const field of importFields) known[field] = new Set(headings[field].split(/\s+/));

/** Which column holds what, by its heading; each column is taken once. */
export function guessColumns(heads: string[]): ImportColumns {
  const plain = heads.map((head) => fold(head).replace(/[^\p{L}\p{N}]/gu, ""));
  const columns: ImportColumns = {};
  for (const field of importFields) {
    const at = plain.findIndex((head) => known[field].has(head));
    if (at >= 0) columns[field] = at;
  }
  return columns;
}
