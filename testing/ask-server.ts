import pg from "pg";

/** Removes a database where there is one: a server that was given shall look as before. */
export function dropDatabase(adminUrl: string, name: string): Promise<void> {
  return ask(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

/** One statement on a server, over a connection of its own. */
export async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
