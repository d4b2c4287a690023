import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { providerById } from "../providers.ts";
import { checkDomain, type DomainCheck } from "./check-domain.ts";

/**
 * Looks up what the domain of a mailbox says about who may send for it, and holds it against its provider.
 * @param admit throws where nobody may be asked now; called once it is known whom to ask for
 * @throws UserError `notFound`, or what `admit` throws
 */
export async function checkMailboxDomain(
  company: Pick<ActingCompany, "id">,
  { id }: { id: string },
  { signal, admit }: { signal: AbortSignal; admit: () => Promise<void> },
): Promise<DomainCheck> {
  const mailbox = await db().mailbox.findFirst({
    where: { companyId: company.id, id, removedAt: null },
    select: { address: true, provider: true },
  });
  if (!mailbox) throw new UserError("notFound");
  await admit();
  const domain = mailbox.address.slice(mailbox.address.lastIndexOf("@") + 1);
  const { spfInclude, dkimSelectors, dkimSelectorsFixed } = providerById(mailbox.provider) ?? {};
  const expected = {
    ...(spfInclude !== undefined && { spfInclude }),
    ...(dkimSelectors !== undefined && { dkimSelectors }),
    ...(dkimSelectorsFixed !== undefined && { dkimSelectorsFixed }),
  };
  return checkDomain(domain, expected, { signal });
}
