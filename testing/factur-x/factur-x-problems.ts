import { xsdProblemsBy } from "../xsd-problems.ts";

/** What the official schema of Factur-X 1.07.3 (EN 16931) has against a document: nothing, when it is valid. */
export const facturXProblems = xsdProblemsBy(new URL("./Factur-X_1.07.3_EN16931.xsd", import.meta.url));
