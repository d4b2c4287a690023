import { readFileSync } from "node:fs";
import { openingKeys, parseKeyRing } from "#lib/base/key-ring.ts";
import { Complaint } from "../complaint.ts";

/**
 * By which the sealed passwords name the master keys in a file, the one that seals first; it tells nothing about them.
 * @returns null when there is no such file
 * @throws Complaint when it holds no key
 */
export function keyIdsOf(file: string): string[] | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  try {
    return openingKeys(parseKeyRing(text)).map(({ id }) => id.toString("hex"));
  } catch (error) {
    throw new Complaint(`The master key file ${file} is not usable: ${(error as Error).message}.`);
  }
}
