import { auth } from "#lib/auth/auth.ts";
import { createAccount } from "#lib/auth/create-account.ts";
import { CLIENT_ADDRESS_HEADER } from "#lib/base/client-address.ts";
import { db } from "#lib/base/db.ts";
import { settings } from "#lib/base/env.ts";

export type TestPerson = { email: string; password: string; company: { id: string; userId: string } };

let people = 0;

/** An account with a company of its own, as /welcome makes it. */
export async function testPerson(): Promise<TestPerson> {
  Object.assign(settings(), { signUp: "open" });
  people += 1;
  const [email, password] = [`osoba${people}@firma.test`, `dlouhá věta číslo ${people}`];
  const company = await createAccount({
    name: "Osoba",
    email,
    password,
    companyName: "Firma",
    samples: false,
  });
  return { email, password, company };
}

/** What a browser sends: from where, and its cookies. */
export function fromPlace(address: string, cookie = ""): Headers {
  return new Headers({ [CLIENT_ADDRESS_HEADER]: address, ...(cookie && { cookie }) });
}

/** What the browser of a person sends once the password was right: with a session, or waiting for a code. */
export async function signedIn({ email, password }: TestPerson, address = "192.0.2.1"): Promise<Headers> {
  const { headers } = await auth().api.signInEmail({
    body: { email, password },
    headers: fromPlace(address),
    returnHeaders: true,
  });
  return withCookies(headers, address);
}

/** The same after the code of the phone. */
export async function signedInWithCode(person: TestPerson, code: string): Promise<Headers> {
  const waiting = await signedIn(person);
  const { headers } = await auth().api.verifyTOTP({ body: { code }, headers: waiting, returnHeaders: true });
  return withCookies(headers, "192.0.2.1");
}

function withCookies(answer: Headers, address: string): Headers {
  const cookies = answer.getSetCookie().map((cookie) => cookie.split(";")[0]);
  return fromPlace(address, cookies.join("; "));
}

/** The newest session of a person, as the security page's deeds take it. */
export async function newestSession(userId: string): Promise<{ id: string; user: { id: string } }> {
  const orderBy = { createdAt: "desc" } as const;
  const { id } = await db().session.findFirstOrThrow({ where: { userId }, orderBy });
  return { id, user: { id: userId } };
}
