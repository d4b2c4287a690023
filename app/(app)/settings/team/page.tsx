import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InviteForm } from "#components/team/invite-form.tsx";
import { InvitedList } from "#components/team/invited-list.tsx";
import { MemberList } from "#components/team/member-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { listTeam } from "#lib/auth/team/list-team.ts";
import { roles } from "#lib/auth/team/schema.ts";
import { changeRoleAction, inviteAction, removeMemberAction, revokeInvitationAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("team");
  return { title: t("title") };
}

export default async function TeamPage() {
  const { company, user } = await requireSession("team:write");
  const [t, { members, invited }] = await Promise.all([getTranslations("team"), listTeam(company)]);
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} />
      <div className="max-w-3xl space-y-6">
        <MemberList
          members={members}
          roles={roles}
          own={user.id}
          changeRole={changeRoleAction}
          remove={removeMemberAction}
        />
        {invited.length > 0 && <InvitedList invited={invited} revoke={revokeInvitationAction} />}
        <InviteForm company={company.name} roles={roles} action={inviteAction} />
      </div>
    </>
  );
}
