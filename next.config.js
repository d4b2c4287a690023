import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/auth/request-intl.ts");

/** @type {import("next").NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  // What runs is checked at every build, the tests by npm test: they need packages that a server does without.
  typescript: { tsconfigPath: "tsconfig.build.json" },
  images: { unoptimized: true },
  serverExternalPackages: ["nodemailer", "pdfkit", "fontkit", "pino", "smtp-server", "mailparser", "pg"],
  // What every answer says is in scripts/parts/page-policy.ts.
  headers: async () => [
    {
      // Whoever has the address of a public page may see it: it is told to nobody, and kept nowhere.
      source: "/i/:path*",
      headers: [
        { key: "X-Robots-Tag", value: "noindex, nofollow" },
        { key: "Cache-Control", value: "private, no-store" },
        { key: "Referrer-Policy", value: "no-referrer" },
      ],
    },
  ],
  // An invoice of 2,000 lines fits; files do not come this way (`uploadHandler`).
  experimental: { serverActions: { bodySizeLimit: "1mb" } },
};

export default withNextIntl(nextConfig);
