import { SEALED } from "./sealed.ts";

const head = (dark: boolean) =>
  `${SEALED}<style>:root{color-scheme:${dark ? "dark" : "light"};background:${dark ? "#15171c" : "#fff"}}body{overflow-wrap:break-word}</style>`;

/** The HTML of a foreign message, in a frame without an origin, scripts, forms, pop-ups or network. */
export function MessageFrame({ html, title, dark = false }: { html: string; title: string; dark?: boolean }) {
  return (
    <iframe
      sandbox=""
      referrerPolicy="no-referrer"
      title={title}
      srcDoc={head(dark) + html}
      // The ground of what comes, so that nothing flashes where a browser draws it late: below the screen, say.
      className={`h-[32rem] w-full resize-y rounded-field border border-base-300 ${dark ? "bg-[#15171c]" : "bg-white"}`}
    />
  );
}
