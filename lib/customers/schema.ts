import { z } from "zod";
import { countryCodes } from "#lib/base/countries.ts";
import { optionalEmailAddress } from "#lib/base/email-address.ts";
import { problem } from "#lib/base/errors.ts";
import { locales } from "#lib/base/locale.ts";
import { currencies } from "#lib/base/money.ts";
import { lineOfText, requiredLine } from "#lib/base/text.ts";
import { parseRegistrationNo } from "#lib/company/registration-no.ts";
import { contactsSchema } from "./contacts/schema.ts";

const invalid = { error: problem("invalid") };

// People paste "cz 27074331".
const taxNumber = lineOfText(20).transform((text) => text.replace(/\s/g, "").toUpperCase());

const tick = z.boolean(invalid);

/** A customer as the form gives it; without `id` a new one. What is left out stays as it is. */
export const customerSchema = z
  .object({
    id: z.uuid(invalid).optional(),
    name: requiredLine(200),
    street: lineOfText(200),
    city: lineOfText(100),
    postcode: lineOfText(20),
    country: z.enum(countryCodes, invalid),
    registrationNo: lineOfText(20),
    taxNo: taxNumber,
    vatNo: taxNumber,
    email: optionalEmailAddress,
    language: z.enum(locales, invalid),
    currency: z.enum(currencies, invalid),
    contacts: contactsSchema.optional(),
    attachPdf: tick.optional(),
    attachIsdoc: tick.optional(),
    remindersOff: tick.optional(),
  })
  .refine(hasRightRegistrationNo, {
    error: problem("registrationNo"),
    path: ["registrationNo"],
    // Also while another field is wrong: all problems are told at once.
    when: ({ value }) => typeof (value as { registrationNo?: unknown } | null)?.registrationNo === "string",
  })
  .transform((customer) => ({
    ...customer,
    registrationNo: homeNumber(customer) ?? customer.registrationNo,
    // The field for the Slovak number is not shown for other countries.
    vatNo: customer.country === "SK" ? customer.vatNo : "",
  }));

export type CustomerForm = z.input<typeof customerSchema>;
export type CustomerInput = z.output<typeof customerSchema>;

export const customerIdSchema = z.object({ id: z.uuid(invalid) });

/** What somebody types to find a customer. */
export const customerSearchSchema = z.object({ search: z.string(invalid).max(1000, invalid) });

type Numbered = { country: string; registrationNo: string };

const isHome = ({ country, registrationNo }: Numbered) =>
  registrationNo !== "" && (country === "CZ" || country === "SK");

function homeNumber(customer: Numbered): string | undefined {
  return isHome(customer) ? parseRegistrationNo(customer.registrationNo) : undefined;
}

function hasRightRegistrationNo(customer: Numbered): boolean {
  return !isHome(customer) || homeNumber(customer) !== undefined;
}
