import type { MetadataRoute } from "next";
import { settings } from "#lib/base/env.ts";
import { guideIds } from "#lib/mailbox/guides.ts";

export const dynamic = "force-dynamic";

/** @anyone search engines: the guides are public */
export default function sitemap(): MetadataRoute.Sitemap {
  const paths = ["/guide", ...guideIds.map((id) => `/guide/${id}`)];
  return paths.map((path) => ({ url: settings().appUrl + path }));
}
