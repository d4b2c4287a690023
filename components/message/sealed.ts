// Nothing is fetched and nothing runs: pictures of the message itself and its own styles are all there is.
const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'";

/** What stands before the HTML of a mail in a frame, besides the frame's own `sandbox`; the page's policy holds as well. */
export const SEALED = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"><base target="_blank">`;
