import { requestHeaders } from "../request-headers.ts";
import { requestLocale } from "../request-intl.ts";
import { askReset } from "./ask-reset.ts";
import type { AskReset } from "./schema.ts";

/** Asks for a new password from this browser, in its language. @throws UserError as `askReset` */
export async function askOwnReset(input: AskReset): Promise<void> {
  await askReset(input, await requestLocale(), await requestHeaders());
}
