import { isThisMachine, placeOf } from "#lib/base/client-address.ts";
import { admit } from "./sign-in-limits.ts";

/**
 * Admits one try to create an account: twenty an hour of a place. Who comes from the installation's own machine is not
 * counted.
 * @throws UserError when the tries are used up
 */
export async function admitSignUp(address: string): Promise<void> {
  if (isThisMachine(address)) return;
  await admit([{ what: ["sign-up from", placeOf(address)], most: 20, seconds: 60 * 60 }]);
}
