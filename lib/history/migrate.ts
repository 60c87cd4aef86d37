/**
 * Brings the database to the shape that this release needs. It applies the same files in the same order as
 * `prisma migrate deploy` and keeps the same table of what was applied, so that either may be used; but each file
 * and its entry are one transaction, so that a process killed half way leaves nothing half done.
 */
import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type pg from "pg";
import { DatabaseError, describeDatabase, withClient } from "./connection";

interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the file in hex, as Prisma keeps it. */
  checksum: string;
}

interface Applied {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

/** Who holds this advisory lock migrates, the others wait. The number is Prisma's, so that its own command waits too. */
const LOCK = 72_707_369;

/** The table as Prisma's schema engine makes it. */
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Applies the migrations that are missing; several callers at once take turns. Returns the names it applied.
 * `folder`: where the migrations are; the project's own by default.
 * @throws DatabaseError when the database is away, too old, closed to the user, or not Tidemark's
 */
export function migrate(url: string, folder = path.resolve("prisma/migrations")): Promise<string[]> {
  const migrations = readMigrations(folder);
  return withClient(url, async (client) => {
    if (missing(await readApplied(client), migrations, url).length === 0) return [];
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    // The lock ends with the connection. What another starter did meanwhile is read anew.
    await client.query(TABLE);
    const todo = missing(await readApplied(client), migrations, url);
    for (const migration of todo) await apply(client, migration, url);
    return todo.map(({ name }) => name);
  });
}

function readMigrations(folder: string): Migration[] {
  if (!fs.existsSync(folder)) throw new DatabaseError(`No migrations at ${folder}: start Tidemark in its own folder.`);
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = fs.readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function readApplied(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS there`,
  );
  if (!rows[0]?.there) return [];
  const applied = await client.query<Applied>(
    `SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
  );
  return applied.rows;
}

/** What is still to be applied. Refuses a database that was changed in another way than this release knows. */
function missing(applied: Applied[], migrations: Migration[], url: string): Migration[] {
  const where = describeDatabase(url);
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum, finished_at } of applied) {
    const migration = known.get(name);
    if (!migration) {
      throw new DatabaseError(
        `The database ${where} was changed by "${name}", which this release does not know: it belongs to a newer Tidemark or to another program. Update Tidemark, or give it a database of its own.`,
      );
    }
    if (finished_at === null) {
      throw new DatabaseError(
        `"${name}" was begun on the database ${where} and not finished. See \`npx prisma migrate resolve\`, or give Tidemark a fresh database.`,
      );
    }
    if (checksum !== migration.checksum) {
      throw new DatabaseError(
        `"${name}" was applied to the database ${where} in another form than this release has it. Give Tidemark a fresh database, or start the release that made this one.`,
      );
    }
  }
  const done = new Set(applied.map((entry) => entry.migration_name));
  return migrations.filter(({ name }) => !done.has(name));
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration, url: string): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    const { code, message } = error as { code?: string; message: string };
    // 42P07, 42710, 42P06: a table, type or schema of that name is there already.
    if (code !== "42P07" && code !== "42710" && code !== "42P06") throw error;
    throw new DatabaseError(
      `The database ${describeDatabase(url)} is in use by another program (${message}). Give Tidemark a database of its own.`,
    );
  }
}
