const MAX_LENGTH = 120;
const MAX_ENDING = 20;
// Controls, separators, direction marks, halves of characters; and what no system has in a name.
const unfit = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}<>:"|?*]/gu;
// Devices of Windows, with any ending.
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** A file's name as every system and mail program takes it, without the folders that it came from. Pure. */
export function cleanFileName(given: string): string {
  const bare = given.split(/[\\/]/).at(-1) ?? "";
  const name = bare
    .replace(unfit, "")
    .replace(/\s+/g, " ")
    .replace(/^[\s.]+|[\s.]+$/g, "")
    .normalize("NFC");
  if (name === "") return "file";
  return shortened(reserved.test(name) ? `_${name}` : name);
}

// The ending says what it is, so it stays; a character is not cut in two.
function shortened(name: string): string {
  const letters = [...name];
  if (letters.length <= MAX_LENGTH) return name;
  const dot = letters.lastIndexOf(".");
  const ending = dot > 0 && letters.length - dot <= MAX_ENDING ? letters.slice(dot) : [];
  return [...letters.slice(0, MAX_LENGTH - ending.length), ...ending].join("");
}
