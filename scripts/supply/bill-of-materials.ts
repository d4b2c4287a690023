import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { LockedPackage } from "./locked-packages.ts";

/**
 * The lockfile as CycloneDX 1.6. Ours rather than `npm sbom`, which refuses a lockfile that also names packages of
 * other platforms, and is missing from older npm.
 */
export function billOfMaterials(packages: LockedPackage[], now = new Date()) {
  const { name, version, license } = JSON.parse(readFileSync("package.json", "utf8"));
  const byReference = new Map(packages.map((each) => [referenceOf(each), componentOf(each)]));
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: `urn:uuid:${randomUUID()}`,
    version: 1,
    metadata: {
      timestamp: now.toISOString(),
      component: {
        ...{ type: "application", "bom-ref": `${name}@${version}`, name, version },
        licenses: [{ license: { id: license } }],
      },
    },
    components: [...byReference.values()],
  };
}

function componentOf(each: LockedPackage) {
  const { version, licence, dev, integrity } = each;
  const [group, name] = each.name.startsWith("@") ? each.name.split("/") : [undefined, each.name];
  return {
    type: "library",
    "bom-ref": referenceOf(each),
    ...(group && { group }),
    ...{ name, version, scope: dev ? "excluded" : "required", purl: referenceOf(each) },
    ...(licence && { licenses: [licenceOf(licence)] }),
    ...(integrity && { hashes: [{ alg: "SHA-512", content: hashOf(integrity) }] }),
  };
}

// An expression is one alone; an id has no blanks.
const licenceOf = (licence: string) =>
  /\s/.test(licence) ? { expression: licence.replaceAll(" and ", " AND ") } : { license: { id: licence } };

// https://github.com/package-url/purl-spec: the at sign of a scope is encoded.
const referenceOf = ({ name, version }: LockedPackage) => `pkg:npm/${name.replace("@", "%40")}@${version}`;

// Subresource Integrity writes in base64 what CycloneDX wants in hexadecimal digits.
const hashOf = (integrity: string) => Buffer.from(integrity.replace("sha512-", ""), "base64").toString("hex");
