"use server";

import { action } from "#lib/auth/action.ts";
import { changeRole } from "#lib/auth/team/change-role.ts";
import { invite, revokeInvitation } from "#lib/auth/team/invite.ts";
import { removeMember } from "#lib/auth/team/remove-member.ts";
import { changeRoleSchema, inviteSchema, teamIdSchema } from "#lib/auth/team/schema.ts";

export const inviteAction = action("team:write", inviteSchema, invite);
export const revokeInvitationAction = action("team:write", teamIdSchema, revokeInvitation);
export const changeRoleAction = action("team:write", changeRoleSchema, changeRole);
export const removeMemberAction = action("team:write", teamIdSchema, removeMember);
