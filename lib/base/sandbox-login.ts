/** The login that the sandbox mailbox knows a company by: what a mailbox signs in with, and whose mail is whose. */
export function sandboxLogin(companyId: string): string {
  return `company-${companyId}`;
}
