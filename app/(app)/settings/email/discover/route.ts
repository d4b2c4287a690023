import { postHandler } from "#lib/auth/action.ts";
import { admitServerSearch } from "#lib/auth/limits/search-limits.ts";
import { discoverServer } from "#lib/mailbox/discovery/discover-server.ts";
import { discoverySchema } from "#lib/mailbox/schema.ts";

export const POST = postHandler("mailbox:write", discoverySchema, ({ id }, { address }, signal) =>
  discoverServer(address, { signal, admit: () => admitServerSearch(id) }),
);
