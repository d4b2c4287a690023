import type { Locale } from "#lib/base/locale.ts";
import type { TemplateKind } from "#prisma/client/enums.ts";

/** What there is a template for. */
export const templateKinds = [
  "invoice",
  "proforma",
  "creditNote",
  "reminder1",
  "reminder2",
  "reminder3",
  "receipt",
] as const satisfies readonly TemplateKind[];

/**
 * What a template may name, as it is stored: `{number}`. Each has a name in every language, without which two things
 * are called alike: whichever of them is typed, it is understood.
 */
export const variableNames = {
  number: { cs: "číslo", sk: "číslo", en: "number" },
  total: { cs: "celkem", sk: "spolu", en: "total" },
  left: { cs: "zbývá", sk: "zostáva", en: "left" },
  due: { cs: "splatnost", sk: "splatnosť", en: "due" },
  days: { cs: "dní", sk: "dní", en: "days" },
  issued: { cs: "vystaveno", sk: "vystavené", en: "issued" },
  supplied: { cs: "dodáno", sk: "dodané", en: "supplied" },
  received: { cs: "přijato", sk: "prijaté", en: "received" },
  paid: { cs: "zaplaceno", sk: "zaplatené", en: "paid" },
  customer: { cs: "zákazník", sk: "zákazník", en: "customer" },
  company: { cs: "firma", sk: "firma", en: "company" },
  account: { cs: "účet", sk: "účet", en: "account" },
  symbol: { cs: "symbol", sk: "symbol", en: "symbol" },
  origin: { cs: "původní", sk: "pôvodná", en: "origin" },
} as const satisfies Record<string, Record<Locale, string>>;

export type Variable = keyof typeof variableNames;
export const variables = Object.keys(variableNames) as Variable[];

/** What only some kinds have a value for; all else has one everywhere. */
const only: Partial<Record<Variable, readonly TemplateKind[]>> = {
  left: ["invoice", "proforma", "reminder1", "reminder2", "reminder3", "receipt"],
  due: ["invoice", "proforma", "reminder1", "reminder2", "reminder3"],
  account: ["invoice", "proforma", "reminder1", "reminder2", "reminder3"],
  days: ["reminder1", "reminder2", "reminder3"],
  received: ["receipt"],
  paid: ["receipt"],
  origin: ["creditNote"],
};

/** Whether a template of this kind may name it. */
export function fits(variable: Variable, kind: TemplateKind): boolean {
  return only[variable]?.includes(kind) ?? true;
}

/** Characters of a template; what comes of it is bounded as what a person writes into one mail. */
export const MAX_TEMPLATE_SUBJECT = 200;
export const MAX_TEMPLATE_TEXT = 10_000;
export const MAX_SUBJECT = 300;
export const MAX_TEXT = 20_000;
export const MAX_SIGNATURE = 1_000;
