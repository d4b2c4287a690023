import type { Inline } from "./inline-picture.ts";
import { DARK_CONDITION } from "./mail-styles.ts";

/**
 * A mail's HTML for a frame on a page: its pictures within it, since `cid:` leads nowhere there, and light or dark as
 * asked, whatever the reader's own screen likes.
 */
export function shownHtml(
  { html, inline }: { html: string; inline: Inline[] },
  theme: "light" | "dark" = "light",
): string {
  // The style sheet stands before all that a person wrote.
  let shown = html.replace(DARK_CONDITION, theme === "dark" ? "all" : "not all");
  for (const { cid, contentType, content } of inline) {
    const data = `data:${contentType};base64,${Buffer.from(content).toString("base64")}`;
    shown = shown.replace(`src="cid:${cid}"`, () => `src="${data}"`);
  }
  return shown;
}
