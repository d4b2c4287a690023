import { statfsSync } from "node:fs";
import { Complaint } from "../complaint.ts";

const MEGABYTE = 1024 * 1024;
// The log of the time meanwhile, and what folders take.
const MARGIN = 64 * MEGABYTE;

/** Makes sure that the disk of a folder takes so much more. @throws Complaint with both figures */
export function requireRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const [wanted, free] = [bytes + MARGIN, bavail * bsize];
  if (free >= wanted) return;
  throw new Complaint(
    `The disk of ${folder} has ${megabytes(free)} left, and this takes about ${megabytes(wanted)}. ` +
      "Free some space, or choose a folder on another disk.",
  );
}

export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / MEGABYTE)} MB`;
}
