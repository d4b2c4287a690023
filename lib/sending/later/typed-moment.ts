/** A moment as a field of day and time holds it, by clocks of the zone: the reverse of `plannedMoment`. Pure. */
export function typedMoment(moment: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone });
  return format.format(moment).replace(" ", "T");
}
