"use client";

import type { ReactNode } from "react";
import { DeedButton } from "#components/form/deed-button.tsx";
import type { Result } from "#lib/base/result.ts";

type Props = {
  token: string;
  action: (input: { token: string }) => Promise<Result<void>>;
  children: ReactNode;
};

/** Accepts an invitation as the person who is signed in; the action leads on by itself. */
export function JoinButton({ token, action, children }: Props) {
  return (
    <DeedButton action={action} input={{ token }} look="primary" onSuccess={() => {}}>
      {children}
    </DeedButton>
  );
}
