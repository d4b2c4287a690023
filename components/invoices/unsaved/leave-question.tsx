import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeedButton } from "#components/form/deed-button.tsx";
import { useLeaveGuard } from "#components/form/use-leave-guard.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Result } from "#lib/base/result.ts";
import type { Keeper, Keeping } from "./keeper.ts";

type Props = { keeping: Keeping; keeper: Keeper; discard: () => Promise<Result<unknown>> };

/** Asks whoever leaves the editor by a link what is to become of what they typed; at closing only while it is not kept. */
export function LeaveQuestion({ keeping, keeper, discard }: Props) {
  const t = useTranslations("editor");
  const router = useRouter();
  const [target, setTarget] = useState<string>();
  const unkept = keeping.is !== "kept" && keeping.is !== "untouched";
  useLeaveGuard(keeping.is !== "untouched", {
    atClose: unkept,
    ask: (href) => {
      keeper.now();
      setTarget(href);
    },
  });
  const stay = () => setTarget(undefined);
  const leave = () => {
    const { origin, pathname, search, hash } = new URL(target ?? "/", location.href);
    if (origin !== location.origin) return location.assign(target ?? "/");
    router.push(pathname + search + hash);
    // What the browser remembers of the editor's page is from before.
    router.refresh();
  };
  const lost = keeping.is === "failed" || keeping.is === "elsewhere";
  return (
    <Dialog open={target !== undefined} title={t("leaveTitle")} onClose={stay}>
      <p>{t(lost ? "leaveNotKept" : "leaveKept")}</p>
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        <Button look="quiet" onClick={stay}>
          {t("stay")}
        </Button>
        <DeedButton look="danger" action={discard} input={undefined} onSuccess={leave}>
          {t("discard")}
        </DeedButton>
        <Button look="primary" onClick={leave}>
          {t(lost ? "leaveAnyway" : "leaveAndKeep")}
        </Button>
      </div>
    </Dialog>
  );
}
