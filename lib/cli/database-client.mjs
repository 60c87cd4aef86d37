/**
 * Makes sure that the database client, which is made from prisma/schema.prisma and not kept in git, stands where the sources
 * import it from. It runs before any TypeScript of a command is loaded, for that may import the client.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const SCHEMA = "prisma/schema.prisma";
const CLIENT = "lib/history/generated/client.ts";

const writtenAt = (file) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? -Infinity;

/** Whether the client is missing, or older than the schema. @param {string} root */
export const isClientDue = (root) => writtenAt(path.join(root, CLIENT)) < writtenAt(path.join(root, SCHEMA));

/**
 * Runs `prisma generate` where it is due.
 * @param {string} root folder with package.json, and with its packages
 * @throws Error with what it said when it fails
 */
export function ensureClient(root) {
  if (!isClientDue(root)) return;
  const prisma = path.join(root, "node_modules/prisma/build/index.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, "generate"], { cwd: root, encoding: "utf8" });
  if (status === 0) return;
  throw Object.assign(new Error(`${stdout}${stderr}\nThe database client could not be made: prisma generate failed.`), {
    name: "Refusal",
  });
}
