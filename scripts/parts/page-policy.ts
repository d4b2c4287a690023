/**
 * What a page may do (CSP level 3; ASVS 5.0, 3.4.3): no script runs but those that bear the nonce of this very answer,
 * and what they load themselves. Styles, and frames: docs/decisions/040.
 */
export function pagePolicy(nonce: string, dev: boolean): string {
  return [
    "default-src 'none'",
    // React's own diagnosis evaluates text, while developing.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    // The preview of a PDF.
    "frame-src blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The policy of an answer by its media type; `page`: that of this request's page. */
export function policyFor(mediaType: string, page: string): string {
  if (/^text\/html\b/i.test(mediaType)) return page;
  // Chrome shows a PDF within a page of its own, which has to obey what is sent with the PDF.
  if (/^application\/pdf\b/i.test(mediaType)) return "frame-ancestors 'none'";
  return "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
}

const YEAR_SECONDS = 365 * 24 * 60 * 60;
const OFF = [
  "camera",
  "microphone",
  "geolocation",
  "payment",
  "usb",
  "serial",
  "hid",
  "midi",
  "display-capture",
];

/** What every answer tells the browser besides (ASVS 5.0, 3.4); `appUrl`: the address that people see. */
export function browserRules(appUrl: string): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    // For browsers that do not know `frame-ancestors`.
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": OFF.map((feature) => `${feature}=()`).join(", "),
    ...(appUrl.startsWith("https:") && {
      "Strict-Transport-Security": `max-age=${YEAR_SECONDS}; includeSubDomains`,
    }),
  };
}
