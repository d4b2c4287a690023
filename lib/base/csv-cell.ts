/** Signs that make a spreadsheet take a text for a formula (OWASP, CSV Injection), also in their full width. */
const dangerous = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A text for a cell of CSV that a spreadsheet opens: what it would run as a formula gets an apostrophe before it.
 */
export function textCell(text: string): string {
  return quoted(dangerous.test(text) ? `'${text}` : text);
}

/** A row of cells as they are, with the separator of Czech and Slovak Excel. */
export const csvRow = (cells: string[]): string => `${cells.join(";")}\r\n`;

// RFC 4180; blanks at the ends and apostrophes are kept by quotes in every program.
function quoted(text: string): string {
  return /[";\r\n,\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
