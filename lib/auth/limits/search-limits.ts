import { CLIENT_ADDRESS_HEADER, placeOf } from "#lib/base/client-address.ts";
import { type ErrorKey, UserError } from "#lib/base/errors.ts";
import { requestHeaders } from "../request-headers.ts";
import { sweepTries, takeTries } from "./tries.ts";

const HOUR_SECONDS = 60 * 60;
/** Far more than anybody types who sets up mailboxes, and nothing that a scanner could live on. */
const OF_COMPANY = 60;
/** Of all companies together that are looked after from one place. */
const OF_PLACE = 120;

type Search = { what: string; problem: ErrorKey; field?: string };
const server: Search = { what: "search for a server", problem: "tooManySearches", field: "address" };
const records: Search = { what: "check of a domain", problem: "tooManyDomainChecks" };

/**
 * Admits one search of the network for the server of an address that a person typed.
 * @param place where it is asked from
 * @throws UserError at `address`
 */
export const admitServerSearch = async (companyId: string, place?: string): Promise<void> =>
  admitSearch(server, companyId, place ?? (await placeOfRequest()));

/** The same for the records of a mailbox's domain. @throws UserError */
export const admitDomainCheck = async (companyId: string, place?: string): Promise<void> =>
  admitSearch(records, companyId, place ?? (await placeOfRequest()));

const placeOfRequest = async () => placeOf((await requestHeaders()).get(CLIENT_ADDRESS_HEADER) ?? "");

async function admitSearch(search: Search, companyId: string, place: string): Promise<void> {
  const { what, problem, field } = search;
  const seconds = await takeTries([
    { what: [`${what} from`, place], most: OF_PLACE, seconds: HOUR_SECONDS },
    { what: [`${what} for`, companyId], most: OF_COMPANY, seconds: HOUR_SECONDS },
  ]);
  await sweepTries();
  if (seconds === null) return;
  throw new UserError(problem, { ...(field && { field }), params: { minutes: Math.ceil(seconds / 60) } });
}
