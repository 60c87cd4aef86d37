/** Where Prisma finds the schema, the migrations and the database, and which schema engine it runs. */
import { chmodSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

const root = path.dirname(fileURLToPath(import.meta.url));

// Prisma loads this file before it looks for its native engine, which it would download. The stand-in needs no
// download. Windows cannot run a script as a program: there Prisma fetches its own engine.
if (process.platform !== "win32" && !process.env.PRISMA_SCHEMA_ENGINE_BINARY) {
  const engine = path.join(root, "prisma/engine/schema-engine.mjs");
  try {
    chmodSync(engine, 0o755); // archives and some checkouts lose the mode
  } catch {
    // Not ours to change, as in a read-only image; it is executable in the repository.
  }
  process.env.PRISMA_SCHEMA_ENGINE_BINARY = engine;
}
process.env.CHECKPOINT_DISABLE = "1"; // telemetry and update checks
process.env.PRISMA_HIDE_UPDATE_MESSAGE = "1";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL, shadowDatabaseUrl: process.env.SHADOW_DATABASE_URL },
});
