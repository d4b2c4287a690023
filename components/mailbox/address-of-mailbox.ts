/** The page that edits this mailbox. */
export function addressOfMailbox(id: string): string {
  return `/settings/email?mailbox=${id}`;
}

/** Names the mailbox that is being edited in the address, so that reading anew shows the same one, whatever else changes. */
export function keepInAddress(id: string): void {
  window.history.replaceState(null, "", addressOfMailbox(id));
}

/** Whether the address asks for a new mailbox. */
export function isNewInAddress(): boolean {
  return new URLSearchParams(window.location.search).get("mailbox") === "new";
}
