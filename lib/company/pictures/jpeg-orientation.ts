const PREFIX = "Exif\0\0";
const ORIENTATION = 0x0112;

/**
 * The orientation of a picture from the segment that a camera writes about it (Exif 2.32, 4.6.4): 1 as it is stored,
 * up to 8; from 5 on its columns and rows are changed.
 * @returns undefined where nothing sensible is said of it
 */
export function jpegOrientation(segment: Buffer): number | undefined {
  if (segment.toString("latin1", 0, PREFIX.length) !== PREFIX) return undefined;
  const tiff = segment.subarray(PREFIX.length);
  const little = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const long = (at: number) => short(at) * (little ? 1 : 0x10000) + short(at + 2) * (little ? 0x10000 : 1);
  const first = long(4);
  const count = short(first);
  for (let entry = 0; entry < count; entry += 1) {
    const at = first + 2 + entry * 12;
    if (short(at) !== ORIENTATION) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}
