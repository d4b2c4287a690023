/** The company that a deed is done for, and the person who does it: first argument of every deed in lib. */
export type ActingCompany = { id: string; userId: string };

/** The same for what also happens by the clock: then there is no person. */
export type Agent = { id: string; userId: string | null };
