import { basename, dirname, join } from "node:path";
import ts from "typescript";
import { sourceOf, sourcesIn } from "../network-uses.ts";
import { firstCall, importsOf, marksAnyone, parseSource } from "./read-source.ts";

/** What a door asks of whoever comes: one of the functions of lib/auth, or nothing, which is said by `@anyone`. */
type Guard =
  | "action"
  | "publicAction"
  | "postHandler"
  | "uploadHandler"
  | "requireSession"
  | "anyone"
  | "words";

export type Door = {
  file: string;
  /** The export: an action, a method, `default`. */
  name: string;
  kind: "action" | "route" | "page";
  /** Null where the code shows none. */
  guard: Guard | null;
  permission: string | null;
  /** The schema as it is written, and the module that it comes from. */
  schema: { expression: string; from: string | null } | null;
};

type Found = Pick<Door, "guard" | "permission" | "schema">;
type Module = { file: string; source: ts.SourceFile; imports: Map<string, string> };

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const METADATA = new Set([
  "generateMetadata",
  "generateViewport",
  "generateSitemaps",
  "generateImageMetadata",
]);
const WITH_PERMISSION = new Set(["action", "postHandler", "uploadHandler"]);
// What next.js draws or answers by the name of the file.
const DRAWN =
  /^(page|layout|template|default|loading|not-found|error|global-error|forbidden|unauthorized|robots|sitemap|manifest|(icon|apple-icon|opengraph-image|twitter-image)\d*)\.(ts|tsx|js|jsx)$/;
const nothing: Found = { guard: null, permission: null, schema: null };

/** Every way into the app from outside, as the code says: server actions, route handlers, what is drawn as a page. */
export function readDoors(): Door[] {
  return sourcesIn("app", "components", "lib").flatMap((file) => doorsOf(file));
}

/** The same of one file. */
export function doorsOf(file: string, text = sourceOf(file)): Door[] {
  const source = parseSource(file, text);
  const module = { file, source, imports: importsOf(source) };
  const hidden = hiddenActions(source).map((name) => ({ file, name, kind: "action" as const, ...nothing }));
  const kind = kindOf(module);
  return kind ? [...hidden, ...exportedDoors(module, kind)] : hidden;
}

function kindOf({ file, source }: Module): Door["kind"] | null {
  if (hasDirective(source.statements, "use server")) return "action";
  if (hasDirective(source.statements, "use client") || !file.startsWith("app/")) return null;
  if (/^route\.(ts|tsx|js|jsx)$/.test(basename(file))) return "route";
  return DRAWN.test(basename(file)) ? "page" : null;
}

function exportedDoors(module: Module, kind: Door["kind"]): Door[] {
  const doors: Door[] = [];
  const add = (name: string, node: ts.Node | undefined, marked: ts.Node) => {
    if (kind === "route" && !METHODS.has(name)) return;
    if (kind === "page" && name !== "default" && !METADATA.has(name)) return;
    const found = marksAnyone(marked)
      ? { ...nothing, guard: "anyone" as const }
      : guardOf(module, node, kind);
    doors.push({ file: module.file, name, kind, ...found });
  };
  for (const statement of module.source.statements) {
    if (ts.isExportDeclaration(statement) && !statement.isTypeOnly)
      // Passed on from elsewhere: nobody sees here what guards it.
      doors.push({ file: module.file, name: statement.getText(), kind, ...nothing });
    if (ts.isExportAssignment(statement)) add("default", statement.expression, statement);
    if (!isExported(statement)) continue;
    if (ts.isFunctionDeclaration(statement)) add(exportedName(statement), statement, statement);
    if (ts.isVariableStatement(statement))
      for (const each of statement.declarationList.declarations)
        add(each.name.getText(), each.initializer, statement);
  }
  const open = doors.some(({ name, guard }) => name === "default" && guard === "anyone");
  // The title of a page that anybody sees is as open as the page.
  return doors.map((door) => (open && METADATA.has(door.name) ? { ...door, guard: "anyone" } : door));
}

function guardOf(module: Module, node: ts.Node | undefined, kind: Door["kind"]): Found {
  if (!node) return nothing;
  if (ts.isCallExpression(node)) return guardOfCall(module, node);
  if (!ts.isFunctionLike(node)) return nothing;
  const called = firstCall(node);
  const found = called ? guardOfCall(module, called) : nothing;
  if (kind === "action") return callsDoorsAlone(module, node) ? found : nothing;
  if (found.guard === "requireSession") return found;
  const isMetadata = ts.isFunctionDeclaration(node) && METADATA.has(node.name?.text ?? "");
  return isMetadata && readsWordsAlone(node) ? { ...nothing, guard: "words" } : nothing;
}

function guardOfCall(module: Module, call: ts.CallExpression): Found {
  if (!ts.isIdentifier(call.expression)) return nothing;
  const name = call.expression.text;
  const from = module.imports.get(name);
  const [first, second] = call.arguments;
  if (from === "#lib/auth/action.ts" && name === "publicAction")
    return { guard: "publicAction", permission: null, schema: schemaOf(module, first) };
  if (from === "#lib/auth/action.ts" && WITH_PERMISSION.has(name))
    return { guard: name as Guard, permission: literal(first), schema: schemaOf(module, second) };
  if (from === "#lib/auth/session.ts" && name === "requireSession")
    return { guard: "requireSession", permission: literal(first), schema: null };
  if (from?.startsWith(".")) return guardOfMade(join(dirname(module.file), from), name);
  const own = from ? undefined : declared(module.source, name);
  return own && ts.isCallExpression(own) ? guardOfCall(module, own) : nothing;
}

// A function of ours that makes handlers: what it returns is looked at.
function guardOfMade(file: string, name: string): Found {
  const source = parseSource(file, sourceOf(file));
  const maker = source.statements.find(
    (statement) => ts.isFunctionDeclaration(statement) && statement.name?.text === name,
  );
  if (!maker || !ts.isFunctionDeclaration(maker)) return nothing;
  const [only, ...others] = maker.body?.statements ?? [];
  if (!only || others.length > 0 || !ts.isReturnStatement(only)) return nothing;
  return guardOf({ file, source, imports: importsOf(source) }, only.expression, "route");
}

// An action that is written as a function calls actions of its own file, and leads on to another page.
function callsDoorsAlone(module: Module, node: ts.Node): boolean {
  return callsIn(node).every((call) => {
    const isRedirect =
      call.expression.getText() === "redirect" && module.imports.get("redirect") === "next/navigation";
    return isRedirect || guardOfCall(module, call).guard !== null;
  });
}

const readsWordsAlone = (node: ts.Node): boolean =>
  callsIn(node).every((call) => /^(getTranslations|getLocale|t)$/.test(call.expression.getText()));

function callsIn(node: ts.Node): ts.CallExpression[] {
  const calls: ts.CallExpression[] = [];
  const visit = (each: ts.Node): void => {
    if (ts.isCallExpression(each)) calls.push(each);
    ts.forEachChild(each, visit);
  };
  ts.forEachChild(node, visit);
  return calls;
}

// "use server" within a function makes a door of it, wherever it stands.
function hiddenActions(source: ts.SourceFile): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isBlock(node) && hasDirective(node.statements, "use server"))
      names.push(`within ${node.parent.getText().slice(0, 60)}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

function hasDirective(statements: ts.NodeArray<ts.Statement>, directive: string): boolean {
  for (const statement of statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) return false;
    if (statement.expression.text === directive) return true;
  }
  return false;
}

function declared(source: ts.SourceFile, name: string): ts.Expression | undefined {
  for (const statement of source.statements)
    if (ts.isVariableStatement(statement))
      for (const each of statement.declarationList.declarations)
        if (each.name.getText() === name) return each.initializer;
  return undefined;
}

function schemaOf(module: Module, node: ts.Expression | undefined): Door["schema"] {
  return node ? { expression: node.getText(), from: module.imports.get(node.getText()) ?? null } : null;
}

const literal = (node: ts.Expression | undefined): string | null =>
  node && ts.isStringLiteral(node) ? node.text : null;

const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const exportedName = (node: ts.FunctionDeclaration): string =>
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
    ? "default"
    : (node.name?.text ?? "");
