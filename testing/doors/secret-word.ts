/** What stands in every text of the company that nobody else may see anything of. */
export const SECRET_WORD = "Tajnostka";
