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
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-1 last:pb-0">
            <div className="min-w-0 flex-1 basis-64">
              <p id={`member-${id}`} className="font-medium wrap-anywhere">
                {name}
                {id === own && <span className="font-normal text-base-content/70"> ({t("you")})</span>}
              </p>
              <p className="text-sm text-base-content/70 wrap-anywhere">{email}</p>
              <p className="text-sm text-base-content/70">
                {t("since", { date: formatDay(today(since), locale) })}
                {twoFactor && ` · ${t("twoFactor")}`}
              </p>
            </div>
            {id === own ? (
              <span className="badge badge-soft">{t(`role_${role}`)}</span>
            ) : (
              <div className="flex flex-wrap items-center gap-2">
                <RoleForm key={role} id={id} name={name} role={role} roles={roles} action={changeRole} />
                <RemoveMember id={id} name={name} about={`member-${id}`} action={remove} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
