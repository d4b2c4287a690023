import { useEffect, useRef, useState } from "react";
import { post } from "#components/form/post.ts";
import type { Problem } from "#lib/base/errors.ts";
import type { CustomerChoice } from "#lib/customers/find-customers.ts";

const PAUSE_MS = 150;

type CustomerSearch = { found: CustomerChoice[]; busy: boolean; problem: Problem | undefined };

/** Finds customers on the server as somebody types; the last word counts, whatever order the answers come in. */
export function useCustomerSearch(): CustomerSearch & { search: (typed: string) => void } {
  const [state, setState] = useState<CustomerSearch>({ found: [], busy: false, problem: undefined });
  const asking = useRef<AbortController>(undefined);
  useEffect(() => () => asking.current?.abort(), []);
  const search = (typed: string) => {
    asking.current?.abort();
    const mine = new AbortController();
    asking.current = mine;
    setState(({ found }) => ({ found, busy: true, problem: undefined }));
    setTimeout(async () => {
      if (mine.signal.aborted) return;
      const result = await post<CustomerChoice[]>("/customers/find", { search: typed }, mine.signal);
      if (mine.signal.aborted) return;
      if (result.ok) setState({ found: result.value, busy: false, problem: undefined });
      else setState(({ found }) => ({ found, busy: false, problem: result.problem }));
    }, PAUSE_MS);
  };
  return { ...state, search };
}
