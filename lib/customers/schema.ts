import { z } from "zod";
import { countryCodes } from "#lib/base/countries.ts";
import { optionalEmailAddress } from "#lib/base/email-address.ts";
import { problem } from "#lib/base/errors.ts";
import { locales } from "#lib/base/locale.ts";
import { currencies } from "#lib/base/money.ts";
import { lineOfText, requiredLine } from "#lib/base/text.ts";
import { parseRegistrationNo } from "#lib/company/registration-no.ts";

const invalid = { error: problem("invalid") };

// People paste "cz 27074331".
const taxNumber = lineOfText(20).transform((text) => text.replace(/\s/g, "").toUpperCase());

/** A customer as the form gives it; without `id` a new one. */
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
  })
  .transform((typed, context) => {
    // The field for the Slovak number is not shown for other countries.
    const customer = { ...typed, vatNo: typed.country === "SK" ? typed.vatNo : "" };
    const { country, registrationNo } = customer;
    if (registrationNo === "" || (country !== "CZ" && country !== "SK")) return customer;
    const checked = parseRegistrationNo(registrationNo);
    if (checked) return { ...customer, registrationNo: checked };
    context.addIssue({ code: "custom", path: ["registrationNo"], message: problem("registrationNo") });
    return z.NEVER;
  });

export type CustomerForm = z.input<typeof customerSchema>;
export type CustomerInput = z.output<typeof customerSchema>;

export const customerIdSchema = z.object({ id: z.uuid(invalid) });
