// Runs before anything else in the browser. zod tries out whether text may be evaluated, which the policy of our pages
// forbids and the browser reports (scripts/parts/page-policy.ts); this is where it looks for the wish not to.
Reflect.set(globalThis, "__zod_globalConfig", { jitless: true });
