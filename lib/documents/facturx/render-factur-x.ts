import type { Pictures } from "#lib/company/pictures/read-pictures.ts";
import type { EInvoiceSource } from "../en16931/e-invoice-source.ts";
import { renderInvoicePdf } from "../invoice-pdf.ts";
import { FACTUR_X_FILE, facturXDescription } from "./facturx-metadata.ts";
import { renderCii } from "./render-cii.ts";

/** The invoice's PDF/A-3 with its CII inside instead of its ISDOC: Factur-X 1.07.3, which ZUGFeRD 2.3 is too. */
export function renderFacturX(invoice: EInvoiceSource, pictures: Pictures = {}): Promise<Uint8Array> {
  const file = {
    format: "Factur-X",
    name: FACTUR_X_FILE,
    bytes: renderCii(invoice),
    xmp: facturXDescription(),
  };
  return renderInvoicePdf(invoice, pictures, file);
}
