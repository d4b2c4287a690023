/** Whether it is `2026-12-01T09:00`, as the browser's own field of day and time gives it. Pure. */
export function isLocalTime(typed: string): boolean {
  const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:00)?$/;
  return shape.test(typed) && !Number.isNaN(Date.parse(`${typed}Z`));
}
