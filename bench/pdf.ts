import PDFDocument from "pdfkit";
import { renderInvoicePdf } from "#lib/documents/invoice-pdf.ts";
import { font } from "#lib/documents/pdf/fonts.ts";
import { countInvoice, type Terms } from "#lib/invoices/counting.ts";
import type { Invoice } from "#lib/invoices/read-invoice.ts";
import { median, p95, type Row, timeInTurn } from "./measure.ts";

const AIM_MS = 25;

/** An invoice's PDF beside bare pdfkit that puts the same number of text lines on pages, fonts parsed once too. */
export async function pdf(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const count of [10, 80]) {
    const invoice = invoiceOf(count);
    const times = await timeInTurn(
      () => renderInvoicePdf(invoice),
      () => barePdf(invoice),
      60,
    );
    const [ours, peer] = [median(times.ours), median(times.peer)];
    rows.push({
      name: `pdf of ${count} lines`,
      unit: "ms",
      median: ours,
      p95: p95(times.ours),
      peer: { name: "bare pdfkit", median: peer },
      ratio: ours / peer,
      aim: count === 10 ? `≤ ${AIM_MS} ms` : "none",
      met: count !== 10 || ours <= AIM_MS,
    });
  }
  return rows;
}

function invoiceOf(count: number): Invoice {
  const lines = Array.from({ length: count }, (_, index) => ({
    description: `Programátorské práce podle smlouvy, etapa ${index + 1}`,
    quantity: "7.5",
    unit: "hod",
    unitPriceMinor: 125_000n,
    vatRate: "21",
  }));
  const party = {
    street: "Dlouhá 12",
    city: "Praha 1",
    postcode: "110 00",
    country: "CZ",
    registrationNo: "27074358",
    taxNo: "CZ27074358",
    vatNo: "",
  };
  const seller = { ...party, name: "Žluťoučký kůň s.r.o.", vatPayer: true, registerEntry: "", swift: "" };
  const terms: Terms = {
    ...{ vatMode: "charged", pricesWithVat: false, discount: "0", rounded: false, exchangeRate: null },
  };
  return {
    id: "019aaaaa-0000-7000-8000-000000000000",
    ...{ kind: "invoice", origin: null, reason: "" },
    state: "issued",
    shownState: "issued",
    number: "20260042",
    issuedOn: "2026-11-02",
    suppliedOn: "2026-11-02",
    dueOn: "2026-11-16",
    paidOn: null,
    paidMinor: 0n,
    currency: "CZK",
    language: "cs",
    variableSymbol: "20260042",
    note: "",
    customerId: "019aaaaa-0000-7000-8000-000000000001",
    customerEmail: "ucetni@odberatel.example",
    seller: { ...seller, iban: "CZ6508000000192000145399" },
    buyer: { ...party, name: "Odběratel a.s." },
    look: { name: "clear", accent: "#24509a", logo: null, signature: null },
    lines,
    ...terms,
    totals: countInvoice(lines, terms, { ...seller, currency: "CZK" }),
    homeRecap: null,
  };
}

async function barePdf(invoice: Invoice): Promise<Uint8Array> {
  const doc = new PDFDocument({ size: "A4", margin: 50 });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((done) => doc.on("end", () => done()));
  // The types know only files and buffers; a parsed font is what pdfkit makes of them.
  doc.registerFont("regular", font("regular") as unknown as Buffer);
  doc.font("regular").fontSize(9);
  for (const { description, quantity, unit, unitPriceMinor } of invoice.lines) {
    doc.text(`${description} ${quantity} ${unit} ${unitPriceMinor}`);
  }
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}
