/** What separates addresses, once one of them is complete. */
export const SEPARATOR = /[,;\n]/;

/**
 * The addresses of a text that was typed or pasted: `Eva <a@b.cz>, c@d.cz; e@f.cz`. What is no address stays as it
 * is, for the field to say so. Pure.
 */
export function splitAddresses(text: string): string[] {
  return text
    .split(/[,;\n\r\t]+/)
    .flatMap((part) => {
      const bracketed = /<([^<>]*)>\s*$/.exec(part)?.[1];
      if (bracketed !== undefined) return [bracketed];
      // Several with blanks between them; a name with blanks is one mistake, not several.
      const words = part.trim().split(/\s+/);
      return words.every((word) => word.includes("@")) ? words : [part];
    })
    .map((part) => part.trim())
    .filter(Boolean);
}
