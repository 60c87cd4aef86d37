#!/usr/bin/env node
/**
 * Prisma's schema engine without a download: the WebAssembly build from npm behind the same line protocol that the
 * Prisma CLI speaks with its native binary (JSON-RPC over stdin and stdout, log lines on stderr). prisma.config.ts
 * names this file, so `prisma generate`, `migrate` and `db` work offline and on every platform alike.
 *
 * Protocol: the spawn, the arguments and the answers as the CLI 7.10 sends and reads them (its SchemaEngineCLI).
 * It is not a public interface: the packages are pinned, and migrate.int.test.ts keeps this honest.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import pg from "pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { EngineAdapterFactory, quoted, readUrl, withDatabase } from "./postgres-adapter.mjs";

/** Where no datasource is configured (`prisma generate`), the engine still wants one; nothing ever connects to it. */
const NO_DATASOURCE = "postgresql://127.0.0.1:1/none";

/** Error code of an answer as the native engine gives it; the CLI reads `data`, not the code. */
const RPC_ERROR = 4466;

/** Postgres and socket error codes that Prisma has a code of its own for (prisma.io/docs, error reference). */
const PRISMA_CODES = { "3D000": "P1003", ECONNREFUSED: "P1001", ENOTFOUND: "P1001", "28P01": "P1000", 42501: "P1010" };

/** What the engine said when it panicked last. */
let lastPanic = null;

function readArguments(argv) {
  const args = { datamodels: [], datasource: {}, command: null, version: false };
  const rest = [...argv];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "--datamodels") args.datamodels.push(rest.shift());
    else if (word === "--datasource") args.datasource = JSON.parse(rest.shift());
    else if (word === "--enabled-preview-features" || word === "--extension-types") rest.shift();
    else if (word === "cli") args.command = rest.shift();
    else if (word === "--version" || word === "-V") args.version = true;
    else throw new Error(`The schema engine does not know the argument ${word}.`);
  }
  return args;
}

const write = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

function log(level, fields) {
  const line = { timestamp: new Date().toISOString(), level, fields, target: "schema_engine::logger" };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

async function withClient(connectionString, run) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

async function createDatabase(url) {
  const { connectionString, database } = readUrl(url);
  await withClient(withDatabase(connectionString, "postgres"), (client) =>
    client.query(`CREATE DATABASE ${quoted(database)}`),
  );
  return database;
}

const COMMANDS = {
  "can-connect-to-database": (url) => withClient(readUrl(url).connectionString, async () => undefined),
  "create-database": createDatabase,
};

/** One-shot use (`schema-engine cli <command>`): exit code 0, or 1 with the error as a log line. */
async function runCommand(name, url) {
  log("INFO", { message: "Starting schema engine CLI" }); // the CLI drops the first line of stderr unread
  try {
    const command = COMMANDS[name];
    if (!command) throw new Error(`The schema engine does not know the command ${name}.`);
    await command(url);
    return 0;
  } catch (error) {
    const message = error.message || error.code || String(error);
    log("ERROR", { is_panic: false, error_code: PRISMA_CODES[error.code] ?? "P1011", message });
    return 1;
  }
}

/** Loads the WebAssembly module. Done by hand, because Node cannot import .wasm files without a flag. */
async function loadEngine({ datamodels, datasource }) {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const binary = readFileSync(script.replace(/\.js$/, ".wasm"));
  globalThis.PRISMA_WASM_PANIC_REGISTRY ??= { set_message: (message) => (lastPanic = message) };
  const { instance } = await WebAssembly.instantiate(binary, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();

  const { connectionString, schema } = readUrl(datasource.url ?? NO_DATASOURCE);
  const factory = new EngineAdapterFactory({ connectionString, schema, shadowUrl: datasource.shadowDatabaseUrl });
  const models = datamodels.map((file) => [file, readFileSync(file, "utf8")]);
  const options = { datamodels: models.length > 0 ? models : undefined };
  return bindings.SchemaEngine.new(options, () => undefined, bindMigrationAwareSqlAdapterFactory(factory));
}

/** The engine's own errors carry their data as JSON in the message; any other error becomes data of the same shape. */
function errorData(error) {
  try {
    return JSON.parse(error.message);
  } catch {
    return { is_panic: false, message: error.message || String(error), error_code: PRISMA_CODES[error.code] };
  }
}

async function answer(engine, datasource, { id, method, params }) {
  if (method === "createDatabase")
    return { databaseName: await createDatabase(params?.datasource?.url ?? datasource.url) };
  const name = method === "getDatabaseVersion" ? "version" : method;
  const call = (await engine())[name];
  if (typeof call !== "function") throw new Error(`The schema engine does not know the method ${method}.`);
  const result = (await call.call(await engine(), params ?? undefined)) ?? null;
  // The native engine prints a diff by a request of its own to the CLI, and leaves it out of the answer.
  if (method === "diff" && result?.stdout != null) {
    write({ id: `${id}-print`, method: "print", params: { content: result.stdout } });
    return { ...result, stdout: null };
  }
  return result;
}

function serve(args) {
  let pending = null; // id of the request that is being answered
  // A panic inside WebAssembly arrives here, not at the caller: without this the command would end as if all were well.
  process.on("uncaughtException", (error) => {
    const message = `The schema engine failed: ${lastPanic ?? error.message}`;
    const data = { is_panic: true, message, backtrace: error.stack };
    if (pending !== null) write({ id: pending, error: { code: RPC_ERROR, message, data } });
    process.exitCode = 1;
    process.stdin.destroy();
  });
  let loaded;
  const engine = () => (loaded ??= loadEngine(args));
  let queue = Promise.resolve(); // requests are answered in the order they came
  const lines = createInterface({ input: process.stdin });
  lines.on("line", (line) => {
    const request = JSON.parse(line);
    if (!request.method) return; // the CLI acknowledging a print
    queue = queue.then(async () => {
      pending = request.id;
      try {
        write({ id: request.id, result: await answer(engine, args.datasource, request) });
      } catch (error) {
        const data = errorData(error);
        write({
          id: request.id,
          error: { code: RPC_ERROR, message: "An error happened. Check the data field for details.", data },
        });
      }
      pending = null;
    });
  });
  lines.on("close", () => void queue.then(() => process.exit(0)));
}

const args = readArguments(process.argv.slice(2));
if (args.version) process.stdout.write("schema-engine-cli wasm\n");
else if (args.command) process.exit(await runCommand(args.command, args.datasource.url));
else serve(args);
