import { getTranslations } from "next-intl/server";

/** For a customer whose link leads nowhere: what may have happened, and whom to ask; nothing about any invoice.
 * @anyone whoever holds a link that has ended */
export default async function NoPublicInvoice() {
  const t = await getTranslations("publicPage");
  return (
    <main className="mx-auto grid min-h-dvh max-w-lg content-center gap-4 p-6">
      <h1 className="text-2xl font-semibold">{t("goneTitle")}</h1>
      <p>{t("goneText")}</p>
    </main>
  );
}
