import { z } from "zod";
import { emailAddress } from "#lib/base/email-address.ts";
import { problem } from "#lib/base/errors.ts";
import { requiredLine } from "#lib/base/text.ts";
import { tokenPattern } from "#lib/base/token-pattern.ts";
import { newPassword } from "../schema.ts";

/** From the one who may most. */
export const roles = ["owner", "member", "accountant"] as const;

const role = z.enum(roles, { error: problem("invalid") });
const id = z.uuid();
const token = z.string().regex(tokenPattern, problem("invitationGone"));

export const inviteSchema = z.object({ email: emailAddress, role });
export const changeRoleSchema = z.object({ id, role });
/** A member, by the person's id; an invitation; a company. */
export const teamIdSchema = z.object({ id });

export const joinSchema = z.object({ token });
export const joinAsNewSchema = z.object({ token, name: requiredLine(100), password: newPassword });

export type Invite = z.output<typeof inviteSchema>;
export type ChangeRole = z.output<typeof changeRoleSchema>;
export type JoinAsNew = z.output<typeof joinAsNewSchema>;
