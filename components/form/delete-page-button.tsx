"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";
import { DeleteButton } from "./delete-button.tsx";

type Props = Omit<ComponentProps<typeof DeleteButton>, "onSuccess"> & {
  /** Where the person goes then. */
  back: string;
};

/** Deletes what a page is about, which is left with it. */
export function DeletePageButton({ back, ...button }: Props) {
  const router = useRouter();
  return <DeleteButton {...button} onSuccess={() => router.push(back)} />;
}
