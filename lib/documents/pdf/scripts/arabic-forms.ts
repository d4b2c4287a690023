/** Of one letter: alone, at the end, at the beginning and in the middle; a letter without the last two joins no other. */
type Forms = { alone: string; final: string; initial?: string; medial?: string };

/**
 * Arabic as it is written, each letter in the form that its neighbours ask for, by the presentation forms of Unicode
 * (U+FB50…, U+FE70…). A font would choose the forms by itself, but builds letters of parts that stand for several of
 * them, and copied text would be wrong.
 */
export function arabicForms(text: string): string {
  const letters = Array.from(
    text.matchAll(/(لا|لآ|لأ|لإ|[\s\S])(\p{M}*)/gu),
    ([, letter = "", marks = ""]) => ({
      forms: formsOf().get(letter),
      letter,
      marks,
    }),
  );
  return letters
    .map(({ forms, letter, marks }, index) => {
      const joinsBefore = letters[index - 1]?.forms?.initial !== undefined;
      const joinsAfter = forms?.initial !== undefined && letters[index + 1]?.forms !== undefined;
      return (forms ? chosen(forms, joinsBefore, joinsAfter) : letter) + marks;
    })
    .join("");
}

function chosen({ alone, final, initial, medial }: Forms, joinsBefore: boolean, joinsAfter: boolean): string {
  if (joinsBefore) return (joinsAfter ? medial : undefined) ?? final;
  return (joinsAfter ? initial : undefined) ?? alone;
}

/** "ﺗ" → "ت"; what is no presentation form stays. */
export function plainLetters(codePoints: number[]): number[] {
  return codePoints.flatMap((codePoint) =>
    isForm(codePoint)
      ? Array.from(String.fromCodePoint(codePoint).normalize("NFKC"), (sign) => sign.codePointAt(0) ?? 0)
      : codePoint,
  );
}

const isForm = (codePoint: number): boolean =>
  (codePoint >= 0xfb50 && codePoint <= 0xfbff) || (codePoint >= 0xfe80 && codePoint <= 0xfefc);

let allForms: Map<string, Forms> | undefined;

// Unicode lists the forms of a letter one after the other: alone, final, initial, medial.
function formsOf(): Map<string, Forms> {
  if (allForms) return allForms;
  const listed = new Map<string, string[]>();
  for (const [first, last] of [
    [0xfe81, 0xfefc],
    [0xfb50, 0xfbb1],
    [0xfbd3, 0xfbff],
  ] as const) {
    const known = new Set(listed.keys());
    for (let codePoint = first; codePoint <= last; codePoint += 1) {
      const form = String.fromCodePoint(codePoint);
      const letter = form.normalize("NFKC");
      if (letter !== form && !known.has(letter)) listed.set(letter, [...(listed.get(letter) ?? []), form]);
    }
  }
  allForms = new Map([["\u0640", { alone: "\u0640", final: "\u0640", initial: "\u0640", medial: "\u0640" }]]);
  for (const [letter, [alone, final, initial, medial]] of listed)
    if (alone && final)
      allForms.set(letter, { alone, final, ...(initial && { initial }), ...(medial && { medial }) });
  return allForms;
}
