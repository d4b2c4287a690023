import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "playwright/test";
import { takeViolations } from "./policy-watch.ts";

/** The page as it stands is accessible to axe, fits its window, and did nothing that its policy forbids. */
export async function expectFine(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoOverflow(page);
  expect(takeViolations(), page.url()).toEqual([]);
}

export async function expectAccessible(page: Page): Promise<void> {
  // Its title may come after its body, and anew when the page is read again: it is waited for, not looked at by axe.
  await expect(page).toHaveTitle(/Obálka/);
  // A colour on its way to another has neither one's contrast.
  await page.evaluate(() =>
    Promise.allSettled(
      document.getAnimations().flatMap((each) => (each instanceof CSSTransition ? [each.finished] : [])),
    ),
  );
  // No script runs in the frame of a message, not even that of axe.
  const axe = new AxeBuilder({ page }).exclude("iframe");
  // Nobody reads here what is in order.
  axe.options({ resultTypes: ["violations"], rules: { "document-title": { enabled: false } } });
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target}`);
  expect(found, page.url()).toEqual([]);
}

export async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** Each width and each theme once: all of them together would tell nothing more. */
export const LOOKS = [
  [390, "dark"],
  [1440, "light"],
] as const;
