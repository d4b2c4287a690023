"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";

/** What a person sees when a page fails: an apology with the number under which the log has the rest. */
export default function PageFailure({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("shell");
  return (
    <main className="mx-auto grid min-h-dvh max-w-lg content-center gap-4 p-6">
      <h1 className="text-2xl font-semibold">{t("failureTitle")}</h1>
      <p>{t("failureText", { id: error.digest ?? "–" })}</p>
      <div>
        <Button look="primary" onClick={reset}>
          {t("tryAgain")}
        </Button>
      </div>
    </main>
  );
}
