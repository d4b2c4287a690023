import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { signOutAction } from "#app/actions.ts";
import { JoinButton } from "#components/auth/join-button.tsx";
import { JoinForm } from "#components/auth/join-form.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PASSWORD_MIN } from "#lib/auth/schema.ts";
import { readSession } from "#lib/auth/session.ts";
import { openInvitation } from "#lib/auth/team/open-invitation.ts";
import { joinAsNewAction, joinSignedInAction } from "./actions.ts";

// Whoever has the address may join: it is told to nobody.
export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: "no-referrer" };

/** @anyone whoever holds the link of an invitation */
export default async function JoinPage({ params }: PageProps<"/join/[token]">) {
  const { token } = await params;
  const [t, role, invitation, session] = await Promise.all([
    getTranslations("auth"),
    getTranslations("team"),
    openInvitation(token),
    readSession(),
  ]);
  if (!invitation)
    return (
      <>
        <PageHeader title={t("joinGoneTitle")} intro={t("joinGoneText")} />
        <Link href={session ? "/" : "/sign-in"} className={buttonClass()}>
          {t(session ? "toOverview" : "toSignIn")}
        </Link>
      </>
    );
  const { companyName, email, invitedBy } = invitation;
  const title = t("joinTitle", { company: companyName });
  const intro = t("joinIntro", { name: invitedBy, role: role(`role_${invitation.role}`) });
  if (session && session.user.email !== email)
    return (
      <>
        <PageHeader title={title} intro={t("joinOther", { invited: email, email: session.user.email })} />
        <form className="flex flex-wrap gap-2">
          <button type="submit" formAction={signOutAction} className={buttonClass("primary")}>
            {t("joinSignOut")}
          </button>
          <Link href="/" className={buttonClass("quiet")}>
            {t("toOverview")}
          </Link>
        </form>
      </>
    );
  return (
    <>
      <PageHeader title={title} intro={intro} />
      {session ? (
        <>
          <p className="mb-4 wrap-anywhere">{t("joinAs", { email })}</p>
          <JoinButton token={token} action={joinSignedInAction}>
            {t("joinAccept")}
          </JoinButton>
        </>
      ) : (
        <>
          <p className="mb-4 wrap-anywhere">{t("joinAccount", { email })}</p>
          <JoinForm token={token} email={email} passwordMin={PASSWORD_MIN} action={joinAsNewAction} />
          <Link href={`/sign-in?to=/join/${token}`} className="link mt-6 inline-block text-sm">
            {t("joinHaveAccount")}
          </Link>
        </>
      )}
    </>
  );
}
