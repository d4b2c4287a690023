import type { Browser, BrowserContext } from "playwright/test";

const violations: string[] = [];

/** From now on what pages of this browser do against their policies is noted. */
export function watchPolicies(browser: Browser): void {
  const open = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await open(options);
    await watch(context);
    return context;
  };
}

/** What was noted since this was asked before. */
export function takeViolations(): string[] {
  return violations.splice(0);
}

async function watch(context: BrowserContext): Promise<void> {
  await context.exposeBinding("noteViolation", (_source, violation: string) => {
    violations.push(violation);
  });
  await context.addInitScript(() => {
    document.addEventListener(
      "securitypolicyviolation",
      ({ effectiveDirective, blockedURI, documentURI }) => {
        Reflect.get(window, "noteViolation")?.(`${effectiveDirective} ${blockedURI} at ${documentURI}`);
      },
    );
  });
  // What the browser says by itself: also rules that it does not understand. A mail in its frame may want what it likes.
  context.on("console", (message) => {
    const { url } = message.location();
    if (
      /Content.Security.Policy|Permissions-Policy|Cross-Origin-/i.test(message.text()) &&
      url !== "about:srcdoc"
    )
      violations.push(message.text());
  });
}
