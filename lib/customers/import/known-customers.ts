import type { ActingCompany } from "#lib/base/acting-company.ts";
import type { Tx } from "#lib/base/db.ts";
import { fold } from "#lib/base/search-words.ts";

type Named = { name: string; country: string; registrationNo: string };

const PAGE_SIZE = 2000;

/**
 * Tells who is here already: by the company ID within its country; where one of the two has none, by the name,
 * without case and accents.
 */
export class KnownCustomers {
  #numbers = new Set<string>();
  #names = new Set<string>();
  #namesWithoutNumber = new Set<string>();

  add({ name, country, registrationNo }: Named): void {
    const plain = plainName(name);
    this.#names.add(plain);
    if (registrationNo) this.#numbers.add(`${country} ${registrationNo}`);
    else this.#namesWithoutNumber.add(plain);
  }

  has({ name, country, registrationNo }: Named): boolean {
    if (!registrationNo) return this.#names.has(plainName(name));
    return this.#numbers.has(`${country} ${registrationNo}`) || this.#namesWithoutNumber.has(plainName(name));
  }
}

const plainName = (name: string) => fold(name).replace(/\s+/g, " ");

/** All customers of the company, read a page at a time. */
export async function readKnownCustomers(tx: Tx, company: ActingCompany): Promise<KnownCustomers> {
  const known = new KnownCustomers();
  for (let after: string | undefined; ; ) {
    const rows = await tx.customer.findMany({
      where: { companyId: company.id, ...(after && { id: { gt: after } }) },
      orderBy: { id: "asc" },
      take: PAGE_SIZE,
      select: { id: true, name: true, country: true, registrationNo: true },
    });
    for (const row of rows) known.add(row);
    if (rows.length < PAGE_SIZE) return known;
    after = rows.at(-1)?.id;
  }
}
