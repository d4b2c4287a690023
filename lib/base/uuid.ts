const pattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether PostgreSQL will take this for an identifier: addresses of pages bear whatever people type. */
export function isUuid(text: string): boolean {
  return pattern.test(text);
}
