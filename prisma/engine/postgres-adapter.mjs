/**
 * Prisma's pg adapter, fitted for the schema engine. The adapter is made for an application's queries; the engine
 * reads the system catalogue, runs whole migration scripts and wants a scratch ("shadow") database. Three things
 * are added for that, each named below.
 */
import pg from "pg";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";

/** Parameters that belong to Prisma, not to Postgres; the server would refuse or ignore them. */
const PRISMA_PARAMETERS = ["schema", "connection_limit", "pool_timeout", "pgbouncer"];

/**
 * Splits a Prisma connection string into what Postgres takes and what Prisma adds to it.
 * @param {string} url
 */
export function readUrl(url) {
  const parsed = new URL(url);
  const schema = parsed.searchParams.get("schema") ?? undefined;
  for (const name of PRISMA_PARAMETERS) parsed.searchParams.delete(name);
  return { connectionString: parsed.toString(), schema, database: decodeURIComponent(parsed.pathname.slice(1)) };
}

/** The same server, another database. */
export function withDatabase(connectionString, database) {
  const parsed = new URL(connectionString);
  parsed.pathname = `/${encodeURIComponent(database)}`;
  return parsed.toString();
}

export const quoted = (identifier) => `"${identifier.replaceAll('"', '""')}"`;

/**
 * Catalogue types without a mapping in the adapter, by oid, and the plain text type each can be read as:
 * "char", name, oidvector, int2vector, pg_node_tree, regproc, regclass, regtype and two arrays.
 */
const READ_AS_TEXT = new Map([
  [18, 25],
  [19, 25],
  [22, 25],
  [24, 25],
  [30, 25],
  [194, 25],
  [2205, 25],
  [2206, 25],
  [1002, 1009],
  [1003, 1009],
]);

/** Postgres' "char", a single byte: text to the adapter, but the engine insists on a character. */
const CHAR = 18;

/** Positions of "char" columns, by the rows of the result they are in. */
const characterColumns = new WeakMap();

function retype(answer) {
  for (const result of Array.isArray(answer) ? answer : [answer]) {
    const fields = result?.fields ?? [];
    const characters = fields.flatMap(({ dataTypeID }, index) => (dataTypeID === CHAR ? [index] : []));
    if (characters.length > 0) characterColumns.set(result.rows, characters);
    for (const field of fields) field.dataTypeID = READ_AS_TEXT.get(field.dataTypeID) ?? field.dataTypeID;
  }
  return answer;
}

/** Says of the "char" columns of what the adapter has read that they are characters. */
function nameCharacters(resultSet) {
  for (const index of characterColumns.get(resultSet.rows) ?? []) {
    resultSet.columnTypes[index] = ColumnTypeEnum.Character;
  }
  return resultSet;
}

/** First addition: results of catalogue queries come back with types that the adapter knows. */
class CatalogueClient extends pg.Client {
  query(config, values, callback) {
    // The pool calls with a callback, a transaction awaits a promise.
    if (callback) return super.query(config, values, (error, answer) => callback(error, retype(answer)));
    return super.query(config, values).then(retype);
  }
}

/** Makes adapters for one connection string, and shadow databases beside it. */
export class EngineAdapterFactory extends PrismaPg {
  #connectionString;
  #options;
  #shadowUrl;

  /** @param {{ connectionString: string, schema?: string, shadowUrl?: string }} settings */
  constructor({ connectionString, schema, shadowUrl }) {
    super({ connectionString }, { schema });
    this.#connectionString = connectionString;
    this.#options = { schema };
    this.#shadowUrl = shadowUrl;
  }

  async connect() {
    const pool = new pg.Pool({
      connectionString: this.#connectionString,
      Client: CatalogueClient,
      max: 2,
      idleTimeoutMillis: 500,
      allowExitOnIdle: true,
    });
    const factory = new PrismaPg(pool, { ...this.#options, disposeExternalPool: true });
    const adapter = await factory.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => nameCharacters(await queryRaw(query));
    // Second addition: the adapter splits scripts at semicolons, which breaks function bodies and quoted text.
    // Postgres itself takes a whole script, and runs it as one transaction.
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script);
      } catch (error) {
        adapter.onError(error);
      }
    };
    return adapter;
  }

  /** Third addition: the shadow database is the configured one, or a scratch one that is dropped afterwards. */
  async connectToShadowDb() {
    if (this.#shadowUrl) return new EngineAdapterFactory(readUrl(this.#shadowUrl)).connect();
    const owner = await this.connect();
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    await owner.executeScript(`CREATE DATABASE ${quoted(name)}`);
    const shadow = await new EngineAdapterFactory({
      connectionString: withDatabase(this.#connectionString, name),
      schema: this.#options.schema,
    }).connect();
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await owner.executeScript(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`);
      await owner.dispose();
    };
    return shadow;
  }
}
