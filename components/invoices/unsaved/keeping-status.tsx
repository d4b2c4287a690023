import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { ProblemText } from "#components/ui/problem-text.tsx";
import type { Keeper, Keeping } from "./keeper.ts";
import { useKeptAt } from "./kept-at.ts";

/** Beside the end of the form: whether what is typed would survive a closed browser. */
export function KeepingStatus({ keeping }: { keeping: Keeping }) {
  const t = useTranslations("editor");
  if (keeping.is === "pending") return <p className={discreet}>{t("keeping")}</p>;
  if (keeping.is === "kept") return <Kept at={keeping.at} />;
  return null;
}

const discreet = "text-sm text-base-content/70";

function Kept({ at }: { at: string }) {
  const t = useTranslations("editor");
  return <p className={discreet}>{t("kept", { when: useKeptAt(at) })}</p>;
}

/** What keeps it from being kept, where something does. */
export function KeepingProblem({ keeping, keeper }: { keeping: Keeping; keeper: Keeper }) {
  const t = useTranslations("editor");
  if (keeping.is === "elsewhere") return <Elsewhere at={keeping.at} keeper={keeper} />;
  if (keeping.is !== "failed") return null;
  return (
    <Alert kind="warning" title={t("notKept")}>
      {keeping.problem && <ProblemText problem={keeping.problem} />}
    </Alert>
  );
}

function Elsewhere({ at, keeper }: { at: string; keeper: Keeper }) {
  const t = useTranslations("editor");
  return (
    <Alert kind="warning">
      <p>{t("elsewhere", { when: useKeptAt(at) })}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button small onClick={() => keeper.takeOver()}>
          {t("keepThis")}
        </Button>
        <Button small onClick={() => location.reload()}>
          {t("showOther")}
        </Button>
      </div>
    </Alert>
  );
}
