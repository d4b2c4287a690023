import { Complaint } from "../complaint.ts";

/** What the operator can mend about a disk or its rights, said so; anything else as it was. */
export function fileFailure(error: unknown, folder: string): unknown {
  const { code, path = folder } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new Complaint(
      `The disk of ${folder} is full. Free some space, or choose a folder on another disk.`,
    );
  }
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return new Complaint(
      `This user may not read or write ${path} (${code}). Run the command as the user that runs Obálka, ` +
        "or choose another folder.",
    );
  }
  if (code === "ENOTDIR" || code === "EEXIST") {
    return new Complaint(`${path} is in the way (${code}). Choose another folder.`);
  }
  return error;
}
