/** Seconds in which a mail can be taken back. */
export const undoChoices = ["0", "5", "10", "20", "30", "60"] as const;
/** ISO 8601: 1 is Monday. */
export const weekdays = ["1", "2", "3", "4", "5", "6", "7"] as const;
