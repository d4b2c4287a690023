import type { DocumentLook } from "#prisma/client/enums.ts";

export const looks = ["clear", "band", "plain"] as const satisfies readonly DocumentLook[];

export const DEFAULT_ACCENT = "#24509a";

/** Colours to start from; each is dark enough to be read on white. */
export const swatches = [
  { name: "blue", accent: DEFAULT_ACCENT },
  { name: "teal", accent: "#0f766e" },
  { name: "green", accent: "#166534" },
  { name: "violet", accent: "#6d28d9" },
  { name: "wine", accent: "#9f1239" },
  { name: "rust", accent: "#9a3412" },
  { name: "slate", accent: "#334155" },
] as const;

/** What small text needs on its ground (WCAG 2.2, 1.4.3). */
const LEAST_CONTRAST = 4.5;

/** Whether text of this colour (`#rrggbb`) can be read on white, and white text on it. */
export function isReadable(accent: string): boolean {
  return 1.05 / (luminance(accent) + 0.05) >= LEAST_CONTRAST;
}

// Relative luminance, as WCAG 2.2 defines it.
function luminance(accent: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(accent.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
