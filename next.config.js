import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/auth/request-intl.ts");

/** @type {import("next").NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  // What runs is checked at every build, the tests by npm test: they need packages that a server does without.
  typescript: { tsconfigPath: "tsconfig.build.json" },
  images: { unoptimized: true },
  serverExternalPackages: ["nodemailer", "pdfkit", "fontkit", "pino", "smtp-server", "mailparser", "pg"],
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "same-origin" },
      ],
    },
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
  // A picture on documents has 2 MB at most (lib/company/pictures).
  experimental: { serverActions: { bodySizeLimit: "2.5mb" } },
};

export default withNextIntl(nextConfig);
