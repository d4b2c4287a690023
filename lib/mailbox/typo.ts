const MAX_DISTANCE = 2;
const SHORT = 13;
const TELLING_LABEL = 5;
// Endings that are somebody's own, so that a name which differs in nothing else is another name and no slip.
const endings = /^(cz|sk|eu|com|net|org|de|at|pl|hu|in|jp|ca|au|uk|ch)$/;

/** A comma or a blank for a dot, and names within a letter or two of a known one. */
export function mended(name: string, known: string[]): string | undefined {
  const dotted = name.replace(/[\s,;]+/g, ".").replace(/\.{2,}/g, ".");
  if (known.includes(dotted)) return dotted;
  const right = nearest(dotted, known);
  if (right) return right;
  return dotted !== name && /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(dotted) ? dotted : undefined;
}

/**
 * The known name that was most likely meant by one which is none of them: a letter or two away (one in short
 * names), and beginning like it. Names that may well exist beside the known ones are not taken for slips, and beside
 * a name of few letters there is always another one.
 */
function nearest(typed: string, known: string[]): string | undefined {
  const near = known
    .filter((name) => name.split(".").some((label) => label.length >= TELLING_LABEL))
    .map((name) => ({ name, distance: distanceOf(typed, name) }))
    .filter(({ name, distance }) => distance <= (name.length < SHORT ? 1 : MAX_DISTANCE))
    .filter(({ name, distance }) => distance > 0 && !mayBeAnother(typed, name));
  return near.sort((one, other) => one.distance - other.distance)[0]?.name;
}

function mayBeAnother(typed: string, name: string): boolean {
  const [core, knownCore] = [coreOf(typed), coreOf(name)];
  if (core[0] !== knownCore[0]) return true;
  const [ending = "", ...rest] = typed.split(".").reverse();
  const [knownEnding, ...knownRest] = name.split(".").reverse();
  return rest.join(".") === knownRest.join(".") && ending !== knownEnding && endings.test(ending);
}

/** What is left of a host without `smtp`, however that was mistyped. */
function coreOf(name: string): string {
  return name.replace(/^s[mtp]{2,3}[.-]?/, "");
}

/** Insertions, deletions, replacements, and swaps of two neighbours; above `MAX_DISTANCE` only that it is more. */
function distanceOf(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > MAX_DISTANCE) return MAX_DISTANCE + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      line.push(
        Math.min(
          at(last, column) + 1,
          at(line, column - 1) + 1,
          at(last, column - 1) + (same ? 0 : 1),
          row > 1 && column > 1 && swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [beforeLast, last] = [last, line];
  }
  return at(last, other.length);
}

const at = (line: number[], column: number) => line[column] ?? Number.POSITIVE_INFINITY;
