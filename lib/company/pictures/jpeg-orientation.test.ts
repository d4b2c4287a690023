import fc from "fast-check";
import { expect, test } from "vitest";
import { jpegOrientation } from "./jpeg-orientation.ts";

test("whatever a segment holds, it is an orientation or nothing", () => {
  const bytes = fc.uint8Array({ maxLength: 60 });
  const head = fc.constantFrom("", "Exif\0\0", "Exif\0\0II*\0\x08\0\0\0", "Exif\0\0MM\0*\0\0\0\x08");
  fc.assert(
    fc.property(head, bytes, (start, rest) => {
      const found = jpegOrientation(Buffer.concat([Buffer.from(start, "latin1"), rest]));
      expect([undefined, 1, 2, 3, 4, 5, 6, 7, 8]).toContain(found);
    }),
    { numRuns: 2_000 },
  );
});
