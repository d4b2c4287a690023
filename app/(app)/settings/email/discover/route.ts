import { postHandler } from "#lib/auth/action.ts";
import { discoverServer } from "#lib/mailbox/discovery/discover-server.ts";
import { discoverySchema } from "#lib/mailbox/schema.ts";

export const POST = postHandler("mailbox:write", discoverySchema, (_company, { address }, signal) =>
  discoverServer(address, { signal }),
);
