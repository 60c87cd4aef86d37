/** Connecting to Postgres by hand, and saying in a sentence why it failed. Passwords never get into a message. */
import pg from "pg";

/** The oldest PostgreSQL that serves, as `server_version_num` counts. */
const OLDEST_VERSION = 140_000;
export const CONNECT_TIMEOUT_MS = 5000;
/** A connection that has gone silent, or a question beyond reason, must not hold up the queue of ticks for ever. */
export const QUERY_TIMEOUT_MS = 60_000;

/** Reads of several pages at once, a write for each cluster, and some room. */
const CONNECTIONS = 8;

/** The database cannot be used; the message says why and what to do, for a person, without the password. */
export class DatabaseError extends Error {
  override name = "DatabaseError";

  /** @param passes true of what may be over by itself: a server that starts, a network that is away */
  constructor(
    message: string,
    readonly passes = false,
  ) {
    super(message);
  }
}

/** `host:port/database as user`: a connection string without its password. */
export function describeDatabase(url: string): string {
  if (!URL.canParse(url)) return "the given connection string";
  const { hostname, port, pathname, username } = new URL(url);
  const user = username ? ` as ${decodeURIComponent(username)}` : "";
  return `${hostname || "localhost"}:${port || "5432"}${pathname}${user}`;
}

/**
 * Connects, runs `run`, disconnects.
 * @throws DatabaseError when there is no connection, the server is too old, or a right is missing
 */
export async function withClient<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = openClient(url);
  // A connection that breaks while idle must not end the process; the next query fails and says so.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await refuseOldServer(client, url);
    return await run(client);
  } catch (error) {
    throw explainFailure(error, url);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Connections that are opened as they are needed; `onBroken` is told of one that breaks while nobody uses it. */
export function openPool(url: string, onBroken: (error: Error) => void, connections = CONNECTIONS): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
    application_name: "tidemark",
  });
  pool.on("error", onBroken);
  return pool;
}

function openClient(url: string): pg.Client {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new DatabaseError(
      "The database's connection string is not one: write postgresql://user:password@host:5432/tidemark.",
    );
  }
  return new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: "tidemark",
  });
}

async function refuseOldServer(client: pg.Client, url: string): Promise<void> {
  const { rows } = await client.query<{ server_version: string; number: number }>(
    "SELECT current_setting('server_version') AS server_version, current_setting('server_version_num')::int AS number",
  );
  const version = rows[0];
  if (version && version.number >= OLDEST_VERSION) return;
  throw new DatabaseError(
    `PostgreSQL at ${describeDatabase(url)} is release ${version?.server_version}; Tidemark needs 14 or newer.`,
  );
}

/** Turns what `pg` throws into a sentence with a way out; anything that it does not know stays as it is. */
function explainFailure(error: unknown, url: string): unknown {
  if (error instanceof DatabaseError) return error;
  const { code, message = "" } = (error ?? {}) as { code?: string; message?: string };
  const where = describeDatabase(url);
  const sentence = sentenceFor(code, message, where);
  return sentence ? new DatabaseError(sentence, passes(code)) : error;
}

/** Codes of what a person need not mend. A timeout has none. */
const passes = (code: string | undefined): boolean =>
  code === undefined ||
  ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"].includes(code) ||
  ["57P01", "57P02", "57P03", "53300", "08006"].includes(code);

// Codes: Node's socket errors, and SQLSTATE (PostgreSQL manual, appendix A).
function sentenceFor(code: string | undefined, message: string, where: string): string | null {
  switch (code) {
    case "ECONNREFUSED":
      return `Nothing answers at ${where}: start PostgreSQL there, or correct DATABASE_URL.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The database host of ${where} is not known: correct DATABASE_URL.`;
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return `The database at ${where} cannot be reached (${code}): check the network, or correct DATABASE_URL.`;
    case "28P01":
    case "28000":
      return `PostgreSQL refuses the login to ${where} (${message}): correct user and password in DATABASE_URL.`;
    case "3D000":
      return `The database of ${where} does not exist: create it (createdb), or correct DATABASE_URL.`;
    case "42501":
      return `The database user lacks a right at ${where} (${message}). Tidemark makes and drops tables of its own: let the user own the database, or GRANT CREATE ON SCHEMA public.`;
    case "57P03":
      return `PostgreSQL at ${where} is starting or stopping (${message}): it takes no connections yet.`;
    case "57P01":
    case "57P02":
    case "08006":
    case "ECONNRESET":
      return `The connection to ${where} broke (${message}).`;
    case "53300":
      return `PostgreSQL at ${where} has no free connection (${message}): raise max_connections, or end other programs.`;
    default:
      return /timeout expired|timeout exceeded|Connection terminated/i.test(message)
        ? `The database at ${where} does not answer within ${CONNECT_TIMEOUT_MS / 1000} s: check the network, or correct DATABASE_URL.`
        : null;
  }
}
