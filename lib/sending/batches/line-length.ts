/** So many messages wait for their mailbox while a batch is under way: enough to keep it busy, few to wait behind. */
export const LINE_LENGTH = 5;
