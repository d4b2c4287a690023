import type { Locale } from "./locale.ts";
import type { Messages } from "./messages.ts";

// Makes every key that the code asks for a checked one: what is missing in cs.json does not compile.
declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
