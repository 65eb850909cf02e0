import pg from 'pg';

/** What the owner of the tables sees, past row-level security and the product's own queries: for tests that count independently. */
export async function ownerSql<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_ADMIN_URL });
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end();
  }
}
