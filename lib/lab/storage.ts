/** The data folder of one broker node: formatted once, recognised afterwards, and started over when it is half written. */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { QUICK_START } from "./broker-config";

export interface Tools {
  javaPath: string;
  jarsDir: string;
}

export type StorageState = "formatted" | "empty" | "broken";

/** What stands in `dataDir`, judged by the `meta.properties` that formatting writes for this cluster and node. */
export function inspectStorage(dataDir: string, clusterId: string, nodeId: number): StorageState {
  if (!existsSync(dataDir) || readdirSync(dataDir).length === 0) return "empty";
  // Written before formatting and removed after it: still there means that formatting was cut short.
  if (existsSync(`${dataDir}.formatting`)) return "broken";
  const meta = join(dataDir, "meta.properties");
  const text = existsSync(meta) ? readFileSync(meta, "utf8") : "";
  const isOurs = text.includes(`cluster.id=${clusterId}\n`) && text.includes(`node.id=${nodeId}\n`);
  return isOurs ? "formatted" : "broken";
}

/** Formats an empty data folder with Kafka's own tool, given `more` arguments. Throws with what the tool said. */
export async function formatStorage(
  tools: Tools,
  configFile: string,
  dataDir: string,
  clusterId: string,
  more: readonly string[] = [],
): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(`${dataDir}.formatting`, "");
  const args = [...QUICK_START, "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp", join(tools.jarsDir, "*")];
  args.push("kafka.tools.StorageTool", "format", "-t", clusterId, "-c", configFile, ...more);
  await promisify(execFile)(tools.javaPath, args, { timeout: 60_000 }).catch(
    (error: { stderr?: string; message: string }) => {
      throw new Error(`Kafka's storage tool could not format ${dataDir}: ${error.stderr?.trim() || error.message}`);
    },
  );
  rmSync(`${dataDir}.formatting`);
}

/** Moves a data folder that cannot be used out of the way; one former such folder is replaced. */
export function setAsideStorage(dataDir: string): void {
  rmSync(`${dataDir}.broken`, { recursive: true, force: true });
  if (existsSync(dataDir)) renameSync(dataDir, `${dataDir}.broken`);
  rmSync(`${dataDir}.formatting`, { force: true });
}
