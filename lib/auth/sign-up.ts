import type { ActingCompany } from "#lib/base/acting-company.ts";
import { CLIENT_ADDRESS_HEADER } from "#lib/base/client-address.ts";
import type { Tx } from "#lib/base/db.ts";
import { createAccount } from "./create-account.ts";
import { admitSignUp } from "./limits/sign-up-limits.ts";
import { requestHeaders } from "./request-headers.ts";
import type { Welcome } from "./schema.ts";

/** Creates an account for whoever comes, unless too many come from their place. @throws UserError as `createAccount` */
export async function signUp(
  input: Welcome,
  fill?: (tx: Tx, company: ActingCompany) => Promise<void>,
): Promise<void> {
  await admitSignUp((await requestHeaders()).get(CLIENT_ADDRESS_HEADER) ?? "");
  await createAccount(input, fill);
}
