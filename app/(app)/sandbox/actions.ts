"use server";

import { z } from "zod";
import { action } from "#lib/auth/action.ts";
import { emptySandbox } from "#lib/sandbox/caught-mail.ts";

export const emptySandboxAction = action("sandbox:write", z.undefined(), ({ id }) => emptySandbox(id));
