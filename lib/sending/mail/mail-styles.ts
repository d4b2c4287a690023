/** The light colours, which stand in the elements themselves: many programs read nothing else. */
export const palette = {
  ground: "#f4f4f2",
  card: "#ffffff",
  panel: "#f7f7f5",
  line: "#e2e2de",
  ink: "#22262e",
  faint: "#5c6470",
} as const;

export const dark = {
  ...{
    ground: "#15171c",
    card: "#1f2229",
    panel: "#282c35",
    line: "#3a3f4a",
    ink: "#e9ebf0",
    faint: "#a9b0bd",
  },
} as const;

/** What makes a screen that likes it dark; the preview puts another condition in its place. */
export const DARK_CONDITION = "(prefers-color-scheme:dark)";

/** What is better with a style sheet and fine without: dark colours and narrower margins on a phone. */
export function mailStyles(accent: string): string {
  const back = (name: keyof typeof dark) => `.${name}{background:${dark[name]}!important`;
  return [
    `:root{color-scheme:light dark;supported-color-schemes:light dark;background:${palette.ground}}`,
    "@media (max-width:480px){.inside{padding:20px 16px!important}}",
    // Beside each other they would break within words.
    "@media (max-width:360px){.fact{display:block!important;padding:0!important}.faint.fact{padding-top:8px!important}}",
    `@media ${DARK_CONDITION}{:root{background:${dark.ground}}`,
    `${back("ground")}}${back("card")};border-color:${accent} ${dark.line} ${dark.line}!important}${back("panel")}}`,
    `.line{border-color:${dark.line}!important}.ink{color:${dark.ink}!important}`,
    `.faint{color:${dark.faint}!important}.accent{color:${accent}!important}.logo{padding:6px!important}`,
    "}",
  ].join("");
}

/** A colour that is readable on white, so far towards white that it is as readable on a dark ground. */
export function lightened(accent: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(accent.slice(at, at + 2), 16));
  return `#${parts
    .map((part) =>
      Math.round(part + (255 - part) * 0.6)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
