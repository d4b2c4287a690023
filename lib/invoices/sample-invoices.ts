import type { sampleWorks } from "./sample-works.ts";

/** `customer` is the index in `sampleCustomers`; `lines` are kinds of work with their quantities. */
export type SampleInvoice = {
  customer: number;
  state: "draft" | "issued" | "paid";
  daysAgo: number;
  lines: Partial<Record<keyof typeof sampleWorks, string>>;
  note?: string;
};

/** The oldest first, so that their numbers rise with their dates. */
export const sampleInvoices: SampleInvoice[] = [
  { customer: 1, state: "paid", daysAgo: 118, lines: { text: "64", book: "20" } },
  { customer: 0, state: "paid", daysAgo: 109, lines: { menu: "1", photo: "3.5" } },
  { customer: 10, state: "paid", daysAgo: 101, lines: { web: "24", discount: "1" } },
  { customer: 2, state: "paid", daysAgo: 92, lines: { web: "36", photo: "6", travel: "148" } },
  { customer: 8, state: "paid", daysAgo: 84, lines: { design: "18", poster: "50" } },
  { customer: 6, state: "paid", daysAgo: 77, lines: { poster: "250", design: "4.25" } },
  { customer: 4, state: "issued", daysAgo: 63, lines: { workshop: "2", travel: "186" } },
  { customer: 3, state: "paid", daysAgo: 58, lines: { photo: "5", menu: "2" } },
  { customer: 11, state: "paid", daysAgo: 49, lines: { web: "40", care: "3" } },
  { customer: 5, state: "issued", daysAgo: 41, lines: { photo: "4.5", travel: "52" } },
  { customer: 9, state: "paid", daysAgo: 36, lines: { design: "12", menu: "1" } },
  { customer: 7, state: "issued", daysAgo: 29, lines: { web: "15", text: "22.5", discount: "1" } },
  { customer: 0, state: "paid", daysAgo: 27, lines: { care: "1" } },
  { customer: 1, state: "issued", daysAgo: 22, lines: { book: "35", text: "118", design: "6" } },
  { customer: 8, state: "issued", daysAgo: 12, lines: { care: "1", photo: "2" } },
  {
    ...{
      customer: 2,
      state: "issued",
      daysAgo: 9,
      note: "Děkujeme za spolupráci a těšíme se na další stavbu.",
    },
    lines: { web: "12", photo: "3", text: "14", book: "5", travel: "148", discount: "1" },
  },
  { customer: 10, state: "issued", daysAgo: 6, lines: { web: "8.75" } },
  { customer: 3, state: "issued", daysAgo: 4, lines: { menu: "1", poster: "120" } },
  { customer: 0, state: "issued", daysAgo: 1, lines: { care: "1", design: "2.5" } },
  { customer: 6, state: "draft", daysAgo: 1, lines: { poster: "300", design: "7" } },
  { customer: 9, state: "draft", daysAgo: 1, lines: { care: "1", text: "10" } },
  {
    customer: 4,
    state: "draft",
    daysAgo: 0,
    lines: { workshop: "1" },
    note: "Termín školení potvrdíme e-mailem.",
  },
];
