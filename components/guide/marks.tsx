import type { ReactNode } from "react";

type Mark = (inside: ReactNode) => ReactNode;

/** The marks in the sentences of a guide, as elements. */
export const marks: Record<"p" | "b" | "code" | "ol" | "ul" | "li", Mark> = {
  p: (inside) => <p>{inside}</p>,
  b: (inside) => <strong className="font-semibold">{inside}</strong>,
  code: (inside) => (
    <code className="rounded-sm bg-base-200 px-1 py-0.5 text-[0.92em] font-medium wrap-anywhere">
      {inside}
    </code>
  ),
  ol: (inside) => <ol className="list-decimal space-y-1.5 pl-5">{inside}</ol>,
  ul: (inside) => <ul className="list-disc space-y-1.5 pl-5">{inside}</ul>,
  li: (inside) => <li>{inside}</li>,
};

const spaced = (inside: string) => `${inside} `;
const bare = (inside: string) => inside;

/** The same sentences as plain text. */
export const unmarked = { p: spaced, b: bare, code: bare, ol: spaced, ul: spaced, li: spaced };
