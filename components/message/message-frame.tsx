// Nothing is fetched and nothing runs: pictures of the message itself and its own styles are all there is.
const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; form-action 'none'";
const head = (dark: boolean) =>
  `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"><base target="_blank"><style>:root{color-scheme:${dark ? "dark" : "light"};background:${dark ? "#15171c" : "#fff"}}body{overflow-wrap:break-word}</style>`;

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
