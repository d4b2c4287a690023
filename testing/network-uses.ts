import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const NETWORK =
  /^(node:)?(net|tls|http|https|http2|dns|dns\/promises|dgram)$|^(undici|axios|got|node-fetch|ws|nodemailer)(\/|$)/;

// Neither looks up a name nor opens a connection.
const HARMLESS = new Set([
  "isIP",
  "isIPv4",
  "isIPv6",
  "Socket",
  "TLSSocket",
  "checkServerIdentity",
  "createSecureContext",
  "getCACertificates",
  // These listen.
  "createServer",
  "ServerResponse",
]);

const GLOBALS = new Set([
  "fetch",
  "WebSocket",
  "EventSource",
  "XMLHttpRequest",
  "sendBeacon",
  "RTCPeerConnection",
]);

/** Every source below these folders, tests left out. */
export function sourcesIn(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((path) => join(folder, path))
      .filter((path) => /\.(ts|tsx|mjs|js)$/.test(path) && !path.includes(".test.")),
  );
}

export const sourceOf = (path: string): string => readFileSync(path, "utf8");

/**
 * What a source uses to reach the network, as the code says: members of the modules of Node and of packages that
 * connect (`net.connect`, `https.request`, `nodemailer/lib/smtp-connection`), and the browser's own (`fetch`). What is
 * imported for its type alone does not count.
 */
export function networkUses(path: string, text = sourceOf(path)): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const uses = new Set<string>();
  const spaces = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      importUses(node, uses, spaces);
      return;
    }
    if (ts.isCallExpression(node)) {
      const [first] = node.arguments;
      const loads =
        node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === "require";
      if (loads && first && ts.isStringLiteralLike(first) && NETWORK.test(first.text))
        uses.add(`${first.text}.*`);
    }
    if (ts.isIdentifier(node) && isValue(node)) {
      const module = spaces.get(node.text);
      if (module) addMember(uses, module, memberOf(node));
      if (GLOBALS.has(node.text)) uses.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...uses].sort();
}

function importUses(node: ts.ImportDeclaration, uses: Set<string>, spaces: Map<string, string>): void {
  const { text: module } = node.moduleSpecifier as ts.StringLiteral;
  const clause = node.importClause;
  if (!NETWORK.test(module) || !clause || clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return;
  // A package that connects counts as it is.
  const isOfNode =
    /^(node:)?[a-z0-9]+(\/promises)?$/.test(module) && !/^(undici|axios|got|ws|nodemailer)/.test(module);
  if (!isOfNode) return void uses.add(module);
  if (clause.name) spaces.set(clause.name.text, module);
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) spaces.set(bindings.name.text, module);
  if (!bindings || !ts.isNamedImports(bindings)) return;
  for (const { name, propertyName, isTypeOnly } of bindings.elements)
    if (!isTypeOnly) addMember(uses, module, (propertyName ?? name).text);
}

function addMember(uses: Set<string>, module: string, member: string): void {
  if (!HARMLESS.has(member)) uses.add(`${module.replace("node:", "")}.${member}`);
}

// Used as a whole, it may do anything.
function memberOf(node: ts.Identifier): string {
  const { parent } = node;
  return ts.isPropertyAccessExpression(parent) && parent.expression === node ? parent.name.text : "*";
}

function isValue(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isTypeReferenceNode(parent) || ts.isQualifiedName(parent) || ts.isTypeQueryNode(parent))
    return false;
  if (ts.isTypeElement(parent) || ts.isParameter(parent) || ts.isPropertyAssignment(parent)) return false;
  // `parts.fetch` is somebody's own; `window.fetch` and `navigator.sendBeacon` are not.
  if (ts.isPropertyAccessExpression(parent) && parent.name === node)
    return /^(window|globalThis|navigator|self)$/.test(parent.expression.getText());
  return true;
}
