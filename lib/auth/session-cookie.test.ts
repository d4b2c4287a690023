import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testDatabase } from "#testing/database.ts";
import { fromPlace, testPerson } from "#testing/person.ts";
import { auth } from "./auth.ts";
import { sessionTokenIn } from "./session-cookie.ts";

process.env.APP_URL = "https://faktury.example.com";
await testDatabase();

test("over https the session's cookie is this host's alone, and no script's", async () => {
  const { email, password } = await testPerson();
  const { headers } = await auth().api.signInEmail({
    body: { email, password },
    headers: fromPlace("192.0.2.1"),
    returnHeaders: true,
  });
  const [cookie = "", ...more] = headers.getSetCookie();
  expect(more).toEqual([]);
  const [value = "", ...attributes] = cookie.split("; ");
  expect(value).toMatch(/^__Host-obalka\.session_token=[\w.%-]{60,}$/);
  expect(attributes.sort()).toEqual(["HttpOnly", "Max-Age=1209600", "Path=/", "SameSite=Lax", "Secure"]);
});

test("a cookie whose signature or token was changed opens nothing", async () => {
  const { email, password } = await testPerson();
  const { headers } = await auth().api.signInEmail({
    body: { email, password },
    headers: fromPlace("192.0.2.1"),
    returnHeaders: true,
  });
  const cookie = headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const isOpen = async (sent: string) =>
    (await auth().api.getSession({ headers: fromPlace("192.0.2.1", sent) })) !== null;
  expect(await isOpen(cookie)).toBe(true);
  const { token } = await db().session.findFirstOrThrow({ where: { user: { email } } });
  expect(sessionTokenIn(`theme=dark; ${cookie}`)).toBe(token);
  const at = cookie.indexOf("=") + 1;
  const other = (letter: string | undefined) => (letter === "a" ? "b" : "a");
  const changed = [at, at + 10, at + 40].map(
    (place) => cookie.slice(0, place) + other(cookie[place]) + cookie.slice(place + 1),
  );
  // Without its signature the token of the database's row is worth nothing.
  for (const sent of [...changed, cookie.slice(0, cookie.indexOf(".", at))]) {
    expect(await isOpen(sent)).toBe(false);
    expect(sessionTokenIn(sent)).toBeNull();
  }
});

test.each(["", "obalka.session_token=", "obalka.session_token=a.b", "obalka.session_token=%", "x=1; y"])(
  "%o bears no session",
  (cookies) => expect(sessionTokenIn(cookies)).toBeNull(),
);
