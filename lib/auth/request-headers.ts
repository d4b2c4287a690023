import { cookies, headers } from "next/headers";

/**
 * What the browser sent, with the cookies as they are now: when an action has given it another session, the page that is
 * drawn anew in the same request is already that session's.
 */
export async function requestHeaders(): Promise<Headers> {
  const sent = new Headers(await headers());
  const present = (await cookies()).toString();
  if (present) sent.set("cookie", present);
  else sent.delete("cookie");
  return sent;
}
