import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync } from "node:fs";
import { open } from "node:fs/promises";

const BUFFER_BYTES = 256 * 1024;

/**
 * Copies a file to a new one of mode 0600, down to the disk.
 * @returns size and SHA-256 of what was written, also where the source changes meanwhile
 */
export async function copyFile(from: string, to: string): Promise<{ bytes: number; sha256: string }> {
  await using source = await open(from, "r");
  await using target = await open(to, "wx", 0o600);
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  let bytes = 0;
  for (;;) {
    const { bytesRead } = await source.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) break;
    const part = buffer.subarray(0, bytesRead);
    hash.update(part);
    await target.appendFile(part);
    bytes += bytesRead;
  }
  await target.sync();
  return { bytes, sha256: hash.digest("hex") };
}

// Some network disks know no such thing for a folder.
const CANNOT_SYNC = ["EINVAL", "EBADF", "EISDIR", "ENOTSUP"];

/** Makes what was made or renamed in a folder outlive a power cut. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } catch (error) {
    if (!CANNOT_SYNC.includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    closeSync(handle);
  }
}
