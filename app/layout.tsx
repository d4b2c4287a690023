import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { requestTheme } from "#lib/auth/appearance.ts";
import { clientMessages } from "#lib/base/messages.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Obálka", template: "%s · Obálka" },
  robots: "noindex",
};
export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/** @anyone the frame of all pages, without a word of a company */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, theme] = await Promise.all([getLocale(), requestTheme()]);
  return (
    <html lang={locale} data-theme={theme === "system" ? undefined : theme}>
      <body className="min-h-dvh bg-base-200 text-base-content antialiased">
        <NextIntlClientProvider messages={clientMessages(locale)}>{children}</NextIntlClientProvider>
      </body>
    </html>
  );
}
