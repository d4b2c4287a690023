import { globSync } from "node:fs";

/**
 * The address of each page below a folder of app/, its segments in brackets filled in; where one is not given, the
 * page is left out.
 */
export function pagesIn(folder: string, segments: Record<string, string> = {}): string[] {
  return globSync(`app/${folder}/**/page.tsx`)
    .map((file) =>
      file
        .replace(/^app|\/page\.tsx$|\/\([a-z]+\)/g, "")
        .replace(/\[(\w+)\]/g, (whole, name: string) => segments[name] ?? whole),
    )
    .filter((path) => !path.includes("["))
    .map((path) => path || "/")
    .sort();
}
