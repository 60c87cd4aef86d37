/**
 * Who may do what in the bundled PostgreSQL. The program works as `tidemark`, who owns its one database and is no
 * superuser: somebody who gets hold of the connection string reads and writes history, and no file of the machine. The
 * superuser `postgres` is used here alone, while the server starts.
 */
import pg from "pg";

const ROLE = "tidemark";
export const SUPERUSER = "postgres";
const DATABASE = "tidemark";

/** Earlier releases worked as the superuser, whose name was the role's. Renaming takes another superuser. */
const RENAMER = "tidemark_renamer";

interface Access {
  port: number;
  /** The superuser's password, and so that of an earlier release's `tidemark`. */
  superPassword: string;
  rolePassword: string;
}

/** `postgresql://user:password@127.0.0.1:port/database`. */
export const urlOf = (user: string, password: string, port: number, database = DATABASE): string =>
  `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;

/**
 * Makes sure that the role and its database are there and that the role is no superuser, in a folder of an earlier
 * release too. Answers the program's URL. Rejects with what PostgreSQL says.
 */
export async function prepareRole({ port, superPassword, rolePassword }: Access): Promise<string> {
  const own = urlOf(SUPERUSER, superPassword, port, "postgres");
  const renamed = await asUser(own, async () => true).catch((error: { code?: string }) => {
    // invalid_password, invalid_authorization: there is no such role yet.
    if (error.code === "28P01" || error.code === "28000") return false;
    throw error;
  });
  if (!renamed) await renameSuperuser(port, superPassword);
  await asUser(own, async (client) => {
    await client.query(`DROP ROLE IF EXISTS ${RENAMER}`);
    const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [ROLE]);
    const verb = rowCount === 0 ? "CREATE" : "ALTER";
    const password = pg.escapeLiteral(rolePassword);
    // CREATEDB: benchmarks and tests make databases of their own beside history's.
    await client.query(`${verb} ROLE ${ROLE} LOGIN NOSUPERUSER CREATEDB NOCREATEROLE PASSWORD ${password}`);
    const database = await client.query("SELECT FROM pg_database WHERE datname = $1", [DATABASE]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${ROLE}`);
    else await client.query(`ALTER DATABASE ${DATABASE} OWNER TO ${ROLE}`);
  });
  await asUser(urlOf(SUPERUSER, superPassword, port), (client) => client.query(HAND_OVER));
  return urlOf(ROLE, rolePassword, port);
}

/** What an earlier release made belongs to the superuser; REASSIGN OWNED refuses that one. Nothing to do otherwise. */
const HAND_OVER = `DO $$
DECLARE it record;
BEGIN
  FOR it IN SELECT oid::regclass AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'S') AND relowner = '${SUPERUSER}'::regrole
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype IN ('a', 'i') AND relkind = 'S')
  LOOP EXECUTE format('ALTER TABLE %s OWNER TO ${ROLE}', it.name); END LOOP;
  FOR it IN SELECT oid::regtype AS name FROM pg_type
    WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd') AND typowner = '${SUPERUSER}'::regrole
  LOOP EXECUTE format('ALTER TYPE %s OWNER TO ${ROLE}', it.name); END LOOP;
  FOR it IN SELECT oid::regprocedure AS name FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND proowner = '${SUPERUSER}'::regrole
  LOOP EXECUTE format('ALTER ROUTINE %s OWNER TO ${ROLE}', it.name); END LOOP;
END $$`;

async function renameSuperuser(port: number, password: string): Promise<void> {
  await asUser(urlOf(ROLE, password, port, "postgres"), async (client) => {
    await client.query(`DROP ROLE IF EXISTS ${RENAMER}`);
    await client.query(`CREATE ROLE ${RENAMER} SUPERUSER LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
  });
  await asUser(urlOf(RENAMER, password, port, "postgres"), (client) =>
    client.query(`ALTER ROLE ${ROLE} RENAME TO ${SUPERUSER}`),
  );
}

async function asUser<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}
