import type { Locale } from "#lib/base/locale.ts";

type Work = Record<Locale, string> & ReturnType<typeof priced>;

const priced = (unit: string, crowns: string, euros: string, vatRate = "21") => ({
  unit,
  crowns,
  euros,
  vatRate,
});

/** What the sample company does for its customers. */
export const sampleWorks = {
  design: {
    cs: "Grafický návrh vizuální identity",
    sk: "Grafický návrh vizuálnej identity",
    en: "Design of a visual identity",
    ...priced("hod.", "1250", "52"),
  },
  menu: {
    cs: "Sazba a příprava jídelního lístku pro tisk",
    sk: "Sadzba a príprava jedálneho lístka na tlač",
    en: "Typesetting and prepress of a menu",
    ...priced("ks", "4800", "198"),
  },
  photo: {
    cs: "Fotografování výrobků včetně úprav snímků",
    sk: "Fotografovanie výrobkov vrátane úprav snímok",
    en: "Product photography including retouching",
    ...priced("hod.", "1450", "60"),
  },
  web: {
    cs: "Návrh a kódování internetových stránek",
    sk: "Návrh a kódovanie internetových stránok",
    en: "Design and coding of a website",
    ...priced("hod.", "1350", "56"),
  },
  care: {
    cs: "Měsíční správa webu a záloh",
    sk: "Mesačná správa webu a záloh",
    en: "Monthly care of website and backups",
    ...priced("měs.", "2490", "102"),
  },
  text: {
    cs: "Jazyková korektura textů",
    sk: "Jazyková korektúra textov",
    en: "Proofreading",
    ...priced("NS", "180", "7.50"),
  },
  book: {
    cs: "Odborná publikace „Písmo kolem nás“",
    sk: "Odborná publikácia „Písmo okolo nás“",
    en: "Book “Type around us”",
    ...priced("ks", "389", "16", "12"),
  },
  poster: {
    cs: "Tisk plakátů A2, křídový papír 170 g",
    sk: "Tlač plagátov A2, kriedový papier 170 g",
    en: "Printing of A2 posters, coated paper 170 g",
    ...priced("ks", "42.90", "1.80"),
  },
  travel: {
    cs: "Doprava na místo a zpět",
    sk: "Doprava na miesto a späť",
    en: "Travel to the site and back",
    ...priced("km", "9.50", "0.40"),
  },
  workshop: {
    cs: "Školení zaměstnanců v práci s redakčním systémem",
    sk: "Školenie zamestnancov v práci s redakčným systémom",
    en: "Training of staff in the content management system",
    ...priced("den", "9800", "400"),
  },
  discount: {
    cs: "Sleva za dlouhodobou spolupráci",
    sk: "Zľava za dlhodobú spoluprácu",
    en: "Discount for long-term cooperation",
    ...priced("", "-1500", "-60"),
  },
} satisfies Record<string, Work>;
