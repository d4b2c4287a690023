import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/auth/request-intl.ts");

/** @type {import("next").NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  images: { unoptimized: true },
  serverExternalPackages: ["nodemailer", "pdfkit", "fontkit", "pino", "smtp-server", "mailparser", "pg"],
  experimental: { serverActions: { bodySizeLimit: "1mb" } },
};

export default withNextIntl(nextConfig);
