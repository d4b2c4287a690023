"use client";

import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { useCallback, useState } from "react";
import {
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  type Resolver,
  useForm,
} from "react-hook-form";
import type { z } from "zod";
import { type Problem, problem as sayProblem } from "#lib/base/errors.ts";
import type { Result } from "#lib/base/result.ts";
import { withHalfTyped } from "./half-typed.ts";
import { useHydrated } from "./use-hydrated.ts";

/** `() => import("#lib/x/schema.ts").then(({ xSchema }) => xSchema)` */
type SchemaLoader<I, O> = () => Promise<z.ZodType<O, I>>;

type Options<I extends FieldValues, O, T> = {
  /** Loaded when the person enters the form: zod is half of its weight. */
  schema: SchemaLoader<I, O>;
  defaultValues: DefaultValues<I>;
  action: (input: I) => Promise<Result<T>>;
  onSuccess?: (value: T) => void;
};

/**
 * The one hook that joins react-hook-form, a zod schema and an action's result. The schema checks in the
 * browser; what is sent are the values as typed, which the door checks again. Problems land on
 * their fields and the first one gets the focus; whatever happens, nothing typed is lost.
 */
export function useActionForm<I extends FieldValues, O, T>(options: Options<I, O, T>) {
  const { schema, defaultValues, action, onSuccess } = options;
  const resolver: Resolver<I, unknown, O> = async (...given) => {
    const loaded = await schema().catch(() => undefined);
    // Without a network there is no schema to check with; the door checks in any case, and says if it is not reached.
    const checked = loaded
      ? await standardSchemaResolver(loaded)(...given)
      : { values: given[0] as unknown as O, errors: {} };
    const { names = [], fields } = given[2];
    const errors = withHalfTyped<I>(checked.errors, names, fields);
    return Object.keys(errors).length > 0 ? { values: {}, errors } : checked;
  };
  const form = useForm<I, unknown, O>({ resolver, defaultValues });
  const [formProblem, setFormProblem] = useState<Problem>();

  /** Puts a failed result where the person sees it: on its fields, else above the form. */
  const showFailure = useCallback(
    (result: Extract<Result<unknown>, { ok: false }>) => {
      const entries = Object.entries(result.fields ?? {});
      entries.forEach(([field, message], index) => {
        form.setError(field as FieldPath<I>, { type: "server", message }, { shouldFocus: index === 0 });
      });
      setFormProblem(result.problem);
    },
    [form],
  );

  const submit = form.handleSubmit(async () => {
    setFormProblem(undefined);
    const result = await settle(() => action(form.getValues()));
    if (result.ok) onSuccess?.(result.value);
    else showFailure(result);
  });

  // Before the page is awake the browser would send the form by itself, with the password in the address.
  const onFocus = () => void schema().catch(() => {});
  const attributes = { onSubmit: submit, noValidate: true, inert: !useHydrated(), onFocus };
  return { ...form, submit, attributes, problem: formProblem, showFailure };
}

/** Calls an action; a server that cannot be reached becomes a sentence instead of an exception. */
export async function settle<T>(call: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await call();
  } catch (error) {
    if (isFrameworkSignal(error)) throw error;
    return { ok: false, problem: sayProblem("offline") };
  }
}

// A redirect after a successful action reaches the browser as a thrown signal that Next.js must receive.
function isFrameworkSignal(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "digest" in error &&
    String(error.digest).startsWith("NEXT_")
  );
}
