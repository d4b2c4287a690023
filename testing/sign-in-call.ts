import type { Page } from "playwright/test";

/** Tries to sign in without a browser. @returns what the server answers */
type Attempt = (email: string, headers: Record<string, string>) => Promise<string>;

const EMAIL = "vzor@firma.example";

/** Learns from the page how its form calls the server. @returns the same call with another address and further headers */
export async function signInCall(page: Page, appUrl: string): Promise<Attempt> {
  await page.goto(`${appUrl}/sign-in`);
  await page.getByLabel("E-mail address").fill(EMAIL);
  await page.getByLabel("Password").fill("tohle heslo to neni");
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await page.getByRole("button", { name: "Sign in" }).click();
  const request = await sent;
  const all = Object.entries(await request.allHeaders());
  const kept = Object.fromEntries(all.filter(([name]) => /^(next-|content-type|accept|origin)/.test(name)));
  const body = request.postData() ?? "";
  return async (email, headers) => {
    const answer = await fetch(request.url(), {
      method: "POST",
      body: body.replace(EMAIL, email),
      headers: { ...kept, ...headers },
    });
    return answer.text();
  };
}
