import { readFileSync } from "node:fs";
import { parseMasterKey } from "#lib/base/secrets.ts";
import { Complaint } from "../complaint.ts";

/**
 * By which the sealed passwords name the master key in a file; it tells nothing about the key.
 * @returns null when there is no such file
 * @throws Complaint when it holds no key
 */
export function keyIdOf(file: string): string | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  try {
    return parseMasterKey(text).id.toString("hex");
  } catch (error) {
    throw new Complaint(`The master key file ${file} is not usable: ${(error as Error).message}.`);
  }
}
