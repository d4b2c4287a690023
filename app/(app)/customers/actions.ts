"use server";

import { action } from "#lib/auth/action.ts";
import { deleteCustomer } from "#lib/customers/delete-customer.ts";
import { saveCustomer } from "#lib/customers/save-customer.ts";
import { customerIdSchema, customerSchema } from "#lib/customers/schema.ts";

export const saveCustomerAction = action("customer:write", customerSchema, saveCustomer);
export const deleteCustomerAction = action("customer:write", customerIdSchema, deleteCustomer);
