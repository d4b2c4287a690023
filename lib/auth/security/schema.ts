import { z } from "zod";
import { code, newPassword, typedPassword } from "../schema.ts";

export const passwordOnlySchema = z.object({ password: typedPassword });

export const codeOnlySchema = z.object({ code });

export const changePasswordSchema = z.object({ current: typedPassword, password: newPassword });

export const sessionIdSchema = z.object({ id: z.uuid() });

export type ChangePassword = z.output<typeof changePasswordSchema>;
