import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "#components/ui/button.tsx";

/** @anyone it says that there is nothing */
export default async function NotFound() {
  const t = await getTranslations("shell");
  return (
    <main className="mx-auto grid min-h-dvh max-w-lg content-center gap-4 p-6">
      <h1 className="text-2xl font-semibold">{t("notFoundTitle")}</h1>
      <p>{t("notFoundText")}</p>
      <div>
        <Link href="/" className={buttonClass("primary")}>
          {t("home")}
        </Link>
      </div>
    </main>
  );
}
