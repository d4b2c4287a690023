// Who may enter which room (docs/architecture.md). There is no list of exceptions.

/** From each room of lib: the rooms that it may enter, besides itself and base. */
const arrows = {
  base: [],
  auth: ["smtp"],
  company: [],
  customers: ["company"],
  invoices: ["customers", "company"],
  catalogue: ["invoices", "customers", "company"],
  documents: ["invoices", "customers", "company"],
  smtp: [],
  mailbox: ["smtp"],
  outbox: ["mailbox", "smtp"],
  sandbox: [],
  sending: ["invoices", "customers", "company", "documents", "outbox", "mailbox", "smtp"],
};

const tests = "\\.test\\.ts$";

const libRules = Object.entries(arrows).map(([room, mayEnter]) => ({
  name: `lib/${room} enters only ${["base", ...mayEnter].join(", ")}`,
  severity: "error",
  from: { path: `^lib/${room}/`, pathNot: tests },
  to: {
    path: "^(lib|app|components|scripts|testing|e2e)/",
    pathNot: `^lib/(${[room, "base", ...mayEnter].join("|")})/`,
  },
}));

const publicOfLib =
  "^lib/base/(?!(db|secrets|key-ring|env|log|apologize|notifications|schedules|system-mail)\\.)|/(schema|choices|slips|app-password|guides|preset-lookup|preview-totals|counting|vat-rates|preview-payment|number-pattern|template-variables)\\.ts$";

export default {
  forbidden: [
    ...libRules,
    {
      name: "every folder of lib is a room of the plan",
      severity: "error",
      from: { path: `^lib/(?!(${Object.keys(arrows).join("|")})/)` },
      to: {},
    },
    {
      name: "components enter only schemas, base and types of lib",
      severity: "error",
      from: { path: "^components/", pathNot: tests },
      to: { path: "^(lib|app|scripts|testing)/", pathNot: publicOfLib, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "components/ui and components/form know no business",
      severity: "error",
      from: { path: "^components/(ui|form)/" },
      to: { path: "^(components|lib)/", pathNot: "^components/(ui|form)/|^lib/base/" },
    },
    {
      name: "nobody enters app",
      severity: "error",
      from: { path: "^(components|lib|scripts)/" },
      to: { path: "^app/" },
    },
    {
      name: "only app enters auth",
      severity: "error",
      from: { path: "^(components|lib)/", pathNot: "^lib/auth/" },
      to: { path: "^lib/auth/", pathNot: "/schema\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "only auth reads cookies and headers",
      severity: "error",
      from: { path: "^(lib|components|app)/", pathNot: "^lib/auth/" },
      to: { path: "next/headers" },
    },
    {
      name: "only lib/base/db.ts opens the database",
      severity: "error",
      from: { path: "^(lib|components|app)/", pathNot: `^lib/base/db\\.ts$|${tests}` },
      to: {
        path: "^prisma/client/client\\.ts$|node_modules/(pg|@prisma/adapter-pg)/",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "what runs does not enter the tests",
      severity: "error",
      from: { path: "^(app|components|lib|scripts)/", pathNot: tests },
      to: { path: "^(testing|e2e)/" },
    },
    {
      name: "no circles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "what is imported exists", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules|^prisma/client" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["node", "import", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
