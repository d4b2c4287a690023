import { expect, test } from "vitest";
import { billOfMaterials } from "./bill-of-materials.ts";
import { lockedPackages } from "./locked-packages.ts";

test("the bill of materials names every package once, with version, licence and hash", () => {
  const { components, metadata } = billOfMaterials(lockedPackages());
  expect(metadata.component.name).toBe("obalka");
  const next = components.find(({ name }) => name === "next");
  expect(next?.purl).toMatch(/^pkg:npm\/next@\d+\.\d+\.\d+$/);
  expect(next?.licenses).toEqual([{ license: { id: "MIT" } }]);
  expect(next?.hashes?.[0]?.content).toMatch(/^[0-9a-f]{128}$/);
  const auth = components.find(({ group, name }) => group === "@prisma" && name === "client");
  expect(auth?.purl).toMatch(/^pkg:npm\/%40prisma\/client@/);
  expect(new Set(components.map((each) => each["bom-ref"])).size).toBe(components.length);
  expect(JSON.stringify(components)).not.toContain("http");
});
