/** The cases of a test, each with its first text in front as a name can bear it: invisible escaped, long cut. */
export function named<T extends [string, ...string[]]>(cases: T[]): [name: string, ...T][] {
  return cases.map((one) => [shown(one[0]), ...one]);
}

export function shown(text: string): string {
  const start = JSON.stringify(text.slice(0, 40)).replace(/[^\x20-\x7e\u00a1-\u017f•]/g, escaped);
  return text.length > 40 ? `${start}… (${text.length} characters)` : start;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
