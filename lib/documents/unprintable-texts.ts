import type { Buyer, Seller } from "#lib/invoices/parties.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { unprintable } from "./pdf/printable.ts";

/** Where on the document there are signs that no font has, and which. */
export type UnprintableText = {
  field: "description" | "unit" | "note" | "reason" | "customer" | "company";
  /** Of a description or a unit, from 1. */
  line: number;
  signs: string[];
};

/** What a document would print as boxes, for its writer to know before it is issued. */
export function unprintableTexts({ seller, buyer, lines, note, reason }: Invoice): UnprintableText[] {
  const texts: (Omit<UnprintableText, "signs"> & { text: string })[] = [
    { field: "company", line: 0, text: `${partyText(seller)} ${seller.registerEntry}` },
    { field: "customer", line: 0, text: partyText(buyer) },
    { field: "reason", line: 0, text: reason },
    ...lines.flatMap(({ description, unit }, index) => [
      { field: "description" as const, line: index + 1, text: description },
      { field: "unit" as const, line: index + 1, text: unit },
    ]),
    { field: "note", line: 0, text: note },
  ];
  return texts
    .map(({ text, ...place }) => ({ ...place, signs: unprintable(text) }))
    .filter(({ signs }) => signs.length > 0);
}

const partyText = ({ name, street, city, postcode, registrationNo, taxNo, vatNo }: Buyer | Seller): string =>
  [name, street, city, postcode, registrationNo, taxNo, vatNo].join(" ");
