import type { MetadataRoute } from "next";
import { settings } from "#lib/base/env.ts";

// At each request: where people reach the app is known only to the running one.
export const dynamic = "force-dynamic";

/**
 * Search engines may read the guides, and nothing else.
 * @anyone search engines
 */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", allow: ["/guide", "/_next/static/"], disallow: "/" },
    sitemap: `${settings().appUrl}/sitemap.xml`,
  };
}
