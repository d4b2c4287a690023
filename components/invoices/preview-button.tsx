import { Download, ExternalLink, Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { type MouseEvent, useState } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import { type Problem, problem } from "#lib/base/errors.ts";
import type { Result } from "#lib/base/result.ts";
import type { InvoiceForm } from "#lib/invoices/schema.ts";
import { BEFORE_READING } from "./line-place.ts";

type Failure = Extract<Result<unknown>, { ok: false }>;
type Props = {
  /** Whether the form can be read; shows at its fields why not. */
  check: () => Promise<boolean>;
  values: () => InvoiceForm;
  onFieldProblems: (failure: Failure) => void;
};
type Shown = { is: "closed" } | { is: "loading" } | { is: "failed"; problem: Problem } | Ready;
type Ready = { is: "ready"; href: string };

/** Shows the PDF of what is typed, saved or not, as it would be printed. */
export function PreviewButton({ check, values, onFieldProblems }: Props) {
  const t = useTranslations("editor");
  const [shown, setShown] = useState<Shown>({ is: "closed" });
  const close = () => {
    if (shown.is === "ready") URL.revokeObjectURL(shown.href);
    setShown({ is: "closed" });
  };
  const press = async ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    currentTarget.form?.dispatchEvent(new Event(BEFORE_READING));
    if (!(await check())) return;
    setShown({ is: "loading" });
    const answer = await render(values());
    if (answer instanceof Blob) return setShown(ifOpen({ is: "ready", href: URL.createObjectURL(answer) }));
    if (answer.problem) return setShown(ifOpen({ is: "failed", problem: answer.problem }));
    setShown({ is: "closed" });
    onFieldProblems(answer);
  };
  return (
    <>
      <Button icon={<Eye className="size-4" aria-hidden="true" />} onClick={press}>
        {t("preview")}
      </Button>
      <Dialog open={shown.is !== "closed"} title={t("preview")} onClose={close} wide>
        {shown.is === "loading" && (
          <p role="status" className="flex items-center gap-3 py-10">
            <span className="loading loading-spinner" aria-hidden="true" />
            {t("previewLoading")}
          </p>
        )}
        {shown.is === "failed" && (
          <Alert kind="error">
            <ProblemText problem={shown.problem} />
          </Alert>
        )}
        {shown.is === "ready" && <Pdf href={shown.href} />}
      </Dialog>
    </>
  );
}

// Whoever closed it while it was being made does not want it any more.
const ifOpen = (next: Shown) => (now: Shown) => {
  if (now.is !== "closed") return next;
  if (next.is === "ready") URL.revokeObjectURL(next.href);
  return now;
};

async function render(form: InvoiceForm): Promise<Blob | Failure> {
  try {
    const body = JSON.stringify(form);
    const headers = { "Content-Type": "application/json" };
    const response = await fetch("/invoices/preview", { method: "POST", headers, body });
    const isPdf = response.headers.get("Content-Type") === "application/pdf";
    return isPdf ? await response.blob() : ((await response.json()) as Failure);
  } catch {
    return { ok: false, problem: problem("offline") };
  }
}

function Pdf({ href }: { href: string }) {
  const t = useTranslations("editor");
  return (
    <>
      {navigator.pdfViewerEnabled ? (
        <iframe
          src={href}
          title={t("preview")}
          className="h-[65dvh] w-full rounded-field border border-base-300"
        />
      ) : (
        <p>{t("previewInTab")}</p>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        <a href={href} target="_blank" rel="noreferrer" className={buttonClass()}>
          <ExternalLink className="size-4" aria-hidden="true" />
          {t("previewOpen")}
        </a>
        <a href={href} download={t("previewFile")} className={buttonClass("quiet")}>
          <Download className="size-4" aria-hidden="true" />
          {t("previewDownload")}
        </a>
      </div>
    </>
  );
}
