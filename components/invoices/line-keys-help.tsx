import { Keyboard } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { buttonClass } from "#components/ui/button.tsx";

const keys = [
  [["Enter"], "keyAdd"],
  [["↑", "↓"], "keyWalk"],
  [["Alt + ↑", "Alt + ↓"], "keyMove"],
  [["Alt + Delete"], "keyRemove"],
  [["Ctrl + Enter"], "keySubmit"],
] as const;

/** The keys of the editor, for whoever asks. */
export function LineKeysHelp() {
  const t = useTranslations("invoices");
  const id = useId();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className={`${buttonClass("quiet", true)} font-normal text-base-content/70 pointer-coarse:hidden`}
      >
        <Keyboard className="size-4" aria-hidden="true" />
        {t("keys")}
      </button>
      <div
        id={id}
        popover="auto"
        className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-box border border-base-300 bg-base-100 p-5 text-base-content shadow-xl backdrop:bg-black/20"
      >
        <p className="mb-3 font-semibold">{t("keysTitle")}</p>
        <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2 text-sm">
          {keys.map(([combinations, deed]) => (
            <div key={deed} className="contents">
              <dt className="space-x-1 whitespace-nowrap">
                {combinations.map((combination) => (
                  <kbd key={combination} className="kbd kbd-sm">
                    {combination}
                  </kbd>
                ))}
              </dt>
              <dd>{t(deed)}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-4 text-sm text-base-content/70">{t("keysPaste")}</p>
      </div>
    </>
  );
}
