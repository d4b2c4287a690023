import { type ComponentType, useEffect, useState } from "react";
import type { ComposerProps } from "./composer.tsx";

type Loaded = ComponentType<ComposerProps>;

let loaded: Loaded | undefined;
const load = async () => {
  loaded = (await import("./composer.tsx")).Composer;
  return loaded;
};

/**
 * The composer, fetched once the page has come to rest, so that it opens at once; undefined until it is there. React's
 * own `lazy` would show its placeholder for 300 ms even where everything has been loaded before.
 * @param wanted somebody has opened it: then it is fetched without waiting, and again after a failure
 */
export function useComposer(wanted: boolean): { Composer: Loaded | undefined; failed: boolean } {
  const [composer, setComposer] = useState(() => loaded);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (composer) return;
    const fetchIt = () => {
      setFailed(false);
      load().then(
        (there) => setComposer(() => there),
        () => setFailed(true),
      );
    };
    if (wanted) return fetchIt();
    return whenIdle(fetchIt);
  }, [composer, wanted]);
  return { Composer: composer, failed };
}

// Safari has no idle callbacks.
function whenIdle(deed: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(deed, 1_000);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(deed);
  return () => cancelIdleCallback(asked);
}
