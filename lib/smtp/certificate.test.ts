import { X509Certificate } from "node:crypto";
import { expect, test } from "vitest";
import { makeAuthority, makeSelfSigned } from "#testing/certificates.ts";
import { certificateFacts } from "./certificate.ts";

const factsOf = (pem: string) => certificateFacts(new X509Certificate(pem));

test("a certificate tells whose it is, who vouches for it and until when", () => {
  const notBefore = new Date("2026-01-02T03:04:05Z");
  const notAfter = new Date("2027-01-02T03:04:05Z");
  const { cert } = makeAuthority("Firma CA").issue({
    names: ["mail.firma.cz", "10.0.0.1"],
    notBefore,
    notAfter,
  });
  expect(factsOf(cert)).toEqual({
    subject: "mail.firma.cz",
    names: ["mail.firma.cz", "10.0.0.1"],
    issuer: "Firma CA",
    validFrom: "2026-01-02T03:04:05.000Z",
    validTo: "2027-01-02T03:04:05.000Z",
    fingerprint256: new X509Certificate(cert).fingerprint256,
    selfSigned: false,
  });
});

test("a self-signed one is known by its signature, not by its words", () => {
  expect(factsOf(makeSelfSigned().cert).selfSigned).toBe(true);
  const { cert } = makeAuthority("mail.firma.cz").issue({ names: ["mail.firma.cz"] });
  expect(factsOf(cert)).toMatchObject({
    subject: "mail.firma.cz",
    issuer: "mail.firma.cz",
    selfSigned: false,
  });
});

test("what a stranger wrote into it is cleaned and cut", () => {
  const names = [
    "zly\u202ekin.cz\r\n250 Ok",
    ...Array.from({ length: 50 }, (_, i) => `n${i}.cz`),
    "x".repeat(900),
  ];
  const facts = factsOf(makeSelfSigned({ names }).cert);
  expect(facts.names.length).toBeLessThanOrEqual(20);
  expect(JSON.stringify(facts)).not.toMatch(/\\[rn]|\u202e|x{201}/);
});
