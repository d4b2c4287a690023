import type { CustomerInput } from "#lib/customers/schema.ts";

type Sample = Omit<CustomerInput, "id">;

const czech = { country: "CZ", vatNo: "", language: "cs", currency: "CZK" } as const;
const slovak = { country: "SK", language: "sk", currency: "EUR" } as const;
const foreign = { vatNo: "", language: "en", currency: "EUR" } as const;

/** Invented companies. Their addresses end in .example, where no mail can ever arrive (RFC 2606). */
export const sampleCustomers: Sample[] = [
  {
    ...czech,
    ...{ name: "Kavárna U Mlýna s.r.o.", street: "Mlýnská 14", city: "Brno", postcode: "602 00" },
    ...{ registrationNo: "25164716", taxNo: "CZ25164716", email: "ucetni@kavarna-u-mlyna.example" },
  },
  {
    ...czech,
    ...{
      name: "Nakladatelství Tiché písmo a.s.",
      street: "Knihařská 7",
      city: "Praha 5",
      postcode: "150 00",
    },
    ...{ registrationNo: "27380645", taxNo: "CZ27380645", email: "faktury@tiche-pismo.example" },
  },
  {
    ...czech,
    ...{
      name: "Stavebniny Pod Kopcem s.r.o.",
      street: "Průmyslová 1123",
      city: "Žďár nad Sázavou",
      postcode: "591 01",
    },
    ...{ registrationNo: "04893158", taxNo: "CZ04893158", email: "info@stavebniny-pod-kopcem.example" },
  },
  {
    ...czech,
    ...{
      name: "Pekařství Zlatý klas s.r.o.",
      street: "náměstí Míru 3",
      city: "Hradec Králové",
      postcode: "500 03",
    },
    ...{ registrationNo: "28735196", taxNo: "CZ28735196", email: "objednavky@zlaty-klas.example" },
  },
  {
    ...czech,
    ...{
      name: "Základní škola Na Stráni",
      street: "Na Stráni 250",
      city: "Ústí nad Labem",
      postcode: "400 11",
    },
    ...{ registrationNo: "61740322", taxNo: "", email: "kancelar@zs-na-strani.example" },
  },
  {
    ...czech,
    ...{ name: "Zahradnictví Červený javor", street: "Ke Skleníkům 8", city: "Říčany", postcode: "251 01" },
    ...{ registrationNo: "26019477", taxNo: "CZ26019477", email: "javor@cerveny-javor.example" },
  },
  {
    ...czech,
    ...{ name: "Divadlo Za Oponou, z. s.", street: "Divadelní 2", city: "Plzeň", postcode: "301 00" },
    ...{ registrationNo: "45172081", taxNo: "", email: "produkce@za-oponou.example" },
  },
  {
    ...czech,
    ...{
      name: "Chalupářské potřeby Šumava s.r.o.",
      street: "Horská 77",
      city: "Vimperk",
      postcode: "385 01",
    },
    ...{ registrationNo: "31682456", taxNo: "CZ31682456", email: "sklad@chalupari-sumava.example" },
  },
  {
    ...slovak,
    ...{
      name: "Vinárstvo Slnečný svah, s. r. o.",
      street: "Viničná 21",
      city: "Pezinok",
      postcode: "902 01",
    },
    ...{ registrationNo: "36047198", taxNo: "2021234567", vatNo: "SK2021234567" },
    email: "fakturacia@slnecny-svah.example",
  },
  {
    ...slovak,
    ...{ name: "Čajovňa Štyri obdobia, s. r. o.", street: "Ľanová 5", city: "Košice", postcode: "040 01" },
    ...{ registrationNo: "52317862", taxNo: "2120765432", vatNo: "SK2120765432" },
    email: "cajovna@styri-obdobia.example",
  },
  {
    ...foreign,
    ...{ name: "Beispiel Möbelbau GmbH", street: "Tischlerstraße 40", city: "Dresden", postcode: "01067" },
    ...{
      country: "DE",
      registrationNo: "HRB 40213",
      taxNo: "DE811234567",
      email: "rechnung@moebelbau.example",
    },
  },
  {
    ...foreign,
    ...{ name: "Sample Software B.V.", street: "Voorbeeldkade 12", city: "Utrecht", postcode: "3511 AB" },
    ...{
      country: "NL",
      registrationNo: "30987654",
      taxNo: "NL812345678B01",
      email: "accounts@sample-software.example",
    },
  },
];
