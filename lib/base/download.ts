/** An answer that every browser saves and none opens, whatever is in it. */
export function download(name: string, content: Uint8Array, type = "application/octet-stream"): Response {
  return new Response(Uint8Array.from(content), {
    headers: {
      "Content-Type": type,
      // RFC 6266: the name in RFC 8187's form, which carries any letter and no quotes.
      "Content-Disposition": `attachment; filename*=UTF-8''${encoded(name)}`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cache-Control": "private, no-store",
    },
  });
}

function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, percentEncoded);
}

// What encodeURIComponent lets through and RFC 8187 does not.
function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
