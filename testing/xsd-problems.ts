import { readFileSync } from "node:fs";
import { XmlDocument, XmlValidateError, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";

// Schemas import their other files by name.
xmlRegisterFsInputProviders();

/**
 * Compiles a schema, which takes longer than hundreds of documents.
 * @returns what it has against a document: nothing, when it is valid
 */
export function xsdProblemsBy(schema: URL): (bytes: Uint8Array) => string[] {
  const source = XmlDocument.fromBuffer(readFileSync(schema), { url: schema.href });
  const validator = XsdValidator.fromDoc(source);
  return (bytes) => {
    using document = XmlDocument.fromBuffer(bytes);
    try {
      validator.validate(document);
      return [];
    } catch (error) {
      if (!(error instanceof XmlValidateError)) throw error;
      return error.details.map(({ message, line }) => `${line}: ${message.trim()}`);
    }
  };
}
