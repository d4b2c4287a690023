import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { CsvError, type Options, parse } from "csv-parse";
import { UserError } from "#lib/base/errors.ts";

/** One row as it stands in the file; `line` is the one that it begins on, from 1. */
export type CsvRow = { line: number; cells: string[] };

const PIECE_BYTES = 64 * 1024;
const ROWS_AT_ONCE = 200;
const MAX_ROW_BYTES = 128 * 1024;
const delimiters = [";", ",", "\t", "|"];

/**
 * The rows of a CSV text (RFC 4180, with any of the usual delimiters), one after the other; empty lines are left
 * out. Everybody else in this process gets their turn meanwhile.
 * @throws UserError csvQuoteOpen
 */
export async function* readCsv(text: string): AsyncGenerator<CsvRow> {
  const { body, delimiter, skipped } = withoutHint(text);
  let ended = 0;
  const options: Options = {
    delimiter,
    record_delimiter: ["\n", "\r"],
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_BYTES,
    // Told at once: rows that wait to be read are lost when a later one breaks.
    on_record: (cells: string[], { lines }) => {
      ended = lines;
      return cells;
    },
  };
  // The parser counts a CRLF within quotes as two lines.
  const parser = Readable.from(piecesOf(Buffer.from(body.replaceAll("\r\n", "\n")))).compose(parse(options));
  let rows = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      // The parser counts up to the line that a row ends on.
      yield { line: skipped + info.lines - linesWithin(record), cells: record };
      rows += 1;
      if (rows % ROWS_AT_ONCE === 0) await setImmediate();
    }
  } catch (error) {
    throw error instanceof CsvError
      ? new UserError("csvQuoteOpen", { params: { line: skipped + ended + 1 }, cause: error })
      : error;
  }
}

type Parsed = { record: string[]; info: { lines: number } };

// Excel writes its delimiter into a line of its own: "sep=;".
function withoutHint(text: string) {
  const hint = /^"?sep=(.)"?(\r\n|\n|\r)/.exec(text);
  if (hint?.[1]) return { body: text.slice(hint[0].length), delimiter: hint[1], skipped: 1 };
  return { body: text, delimiter: delimiterOf(text), skipped: 0 };
}

/** The one that stands most often in the first line, outside of quotes. */
function delimiterOf(text: string): string {
  const heading = /^\s*([^\r\n]*)/.exec(text.slice(0, MAX_ROW_BYTES))?.[1] ?? "";
  const bare = heading.replace(/"[^"]*"/g, "");
  const count = (delimiter: string) => bare.split(delimiter).length;
  return delimiters.reduce((best, next) => (count(next) > count(best) ? next : best));
}

function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

const linesWithin = (cells: string[]) =>
  cells.reduce((sum, cell) => sum + (cell.match(/[\r\n]/g)?.length ?? 0), 0);
