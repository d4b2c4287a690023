import ts from "typescript";

/** A source as its syntax. */
export function parseSource(file: string, text: string): ts.SourceFile {
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
}

/** Where each imported name comes from; a name that is changed at import comes from nowhere. */
export function importsOf(source: ts.SourceFile): Map<string, string> {
  const imports = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const from = statement.moduleSpecifier.text;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    for (const { name, propertyName } of bindings.elements)
      imports.set(name.text, propertyName ? `${from} as another` : from);
  }
  return imports;
}

/** The call that a function begins with, awaited or not: nothing is done before it. */
export function firstCall(node: ts.SignatureDeclaration): ts.CallExpression | null {
  const body = "body" in node ? node.body : undefined;
  if (!body) return null;
  const begins = ts.isBlock(body) ? body.statements[0] : body;
  const expression =
    begins && ts.isVariableStatement(begins)
      ? begins.declarationList.declarations[0]?.initializer
      : begins && ts.isExpressionStatement(begins)
        ? begins.expression
        : begins;
  const called = expression && ts.isAwaitExpression(expression) ? expression.expression : expression;
  return called && ts.isCallExpression(called) && isReallyWaitedFor(expression, called) ? called : null;
}

// A check that nobody waits for lets everybody through.
function isReallyWaitedFor(expression: ts.Node | undefined, called: ts.CallExpression): boolean {
  return (expression && ts.isAwaitExpression(expression)) || called.expression.getText() !== "requireSession";
}

/** Whether its comment says `@anyone`, and why. */
export function marksAnyone(node: ts.Node): boolean {
  return ts
    .getJSDocTags(node)
    .some(
      (tag) => tag.tagName.text === "anyone" && String(ts.getTextOfJSDocComment(tag.comment) ?? "") !== "",
    );
}
