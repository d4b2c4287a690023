"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeedButton } from "#components/form/deed-button.tsx";
import { useHydrated } from "#components/form/use-hydrated.ts";
import type { ChangeRole } from "#lib/auth/team/schema.ts";
import type { Result } from "#lib/base/result.ts";

type Role = ChangeRole["role"];
type Props = ChangeRole & {
  name: string;
  roles: readonly Role[];
  action: (input: ChangeRole) => Promise<Result<void>>;
};

/** Another role for a member: chosen first, given by the button, so that no arrow key gives any away. */
export function RoleForm({ id, name, role, roles, action }: Props) {
  const t = useTranslations("team");
  const router = useRouter();
  const hydrated = useHydrated();
  const [chosen, setChosen] = useState(role);
  return (
    <>
      <select
        aria-label={t("roleOf", { name })}
        value={chosen}
        disabled={!hydrated}
        onChange={(event) => setChosen(roles.find((one) => one === event.target.value) ?? role)}
        className="select select-sm w-36"
      >
        {roles.map((one) => (
          <option key={one} value={one}>
            {t(`role_${one}`)}
          </option>
        ))}
      </select>
      {chosen !== role && (
        <DeedButton small action={action} input={{ id, role: chosen }} onSuccess={() => router.refresh()}>
          {t("changeRole")}
        </DeedButton>
      )}
    </>
  );
}
