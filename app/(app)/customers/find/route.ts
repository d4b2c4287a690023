import { postHandler } from "#lib/auth/action.ts";
import { findCustomers } from "#lib/customers/find-customers.ts";
import { customerSearchSchema } from "#lib/customers/schema.ts";

export const POST = postHandler("customer:read", customerSearchSchema, findCustomers);
