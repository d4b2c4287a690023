/** The company that a deed is done for, and the person who does it: first argument of every deed in lib. */
export type ActingCompany = { id: string; userId: string };
