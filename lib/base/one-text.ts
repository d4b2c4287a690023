/** Words as one text: each is prefixed with its length, so that ["ab","c"] and ["a","bc"] differ. */
export const oneText = (words: readonly string[]): string =>
  words.map((word) => `${word.length}:${word}`).join("");
