import { useLocale, useTranslations } from "next-intl";
import type { Member } from "#lib/auth/team/list-team.ts";
import type { ChangeRole } from "#lib/auth/team/schema.ts";
import { formatDay, today } from "#lib/base/dates.ts";
import type { Result } from "#lib/base/result.ts";
import { RemoveMember } from "./remove-member.tsx";
import { RoleForm } from "./role-form.tsx";

type Props = {
  members: Member[];
  roles: readonly ChangeRole["role"][];
  /** Who looks: their own row has no deeds. */
  own: string;
  changeRole: (input: ChangeRole) => Promise<Result<void>>;
  remove: (input: { id: string }) => Promise<Result<void>>;
};

/** Who belongs to the company, each with their role. */
export function MemberList({ members, roles, own, changeRole, remove }: Props) {
  const t = useTranslations("team");
  const locale = useLocale();
  return (
    <section aria-labelledby="members" className="rounded-box border border-base-300 bg-base-100 p-5 sm:p-6">
      <h2 id="members" className="text-lg font-semibold">
        {t("members")}
      </h2>
      <ul className="mt-3 divide-y divide-base-300">
        {members.map(({ id, name, email, role, twoFactor, since }) => (
          <li key={id} className="space-y-2 py-4 first:pt-2 last:pb-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <p className="min-w-0 font-medium wrap-anywhere">{name}</p>
              <span className="badge badge-sm badge-soft">{t(`role_${role}`)}</span>
              {id === own && <span className="text-sm text-base-content/70">({t("you")})</span>}
            </div>
            <p className="text-sm text-base-content/70 wrap-anywhere">
              {[email, t("since", { date: formatDay(today(since), locale) }), twoFactor && t("twoFactor")]
                .filter(Boolean)
                .join(" · ")}
            </p>
            {id !== own && (
              <div className="flex flex-wrap items-center gap-2">
                <RoleForm key={role} id={id} name={name} role={role} roles={roles} action={changeRole} />
                <RemoveMember id={id} name={name} action={remove} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
