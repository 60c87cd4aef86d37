/** Finds the configuration on this machine: the environment, and `tidemark.yaml` or the file TIDEMARK_CONFIG names. */
import fs from "node:fs";
import path from "node:path";
import { ConfigError, readConfig, type Config } from "./config";

/** The configuration file: that of TIDEMARK_CONFIG, or `tidemark.yaml`, which need not be there. */
export const configFile = (env: NodeJS.ProcessEnv = process.env, folder = process.cwd()): string =>
  path.resolve(folder, env.TIDEMARK_CONFIG || "tidemark.yaml");

/** @throws ConfigError when TIDEMARK_CONFIG names a file that cannot be read, or the configuration is refused */
export function loadConfig(env: NodeJS.ProcessEnv = process.env, folder = process.cwd()): Config {
  const named = env.TIDEMARK_CONFIG || undefined;
  const file = configFile(env, folder);
  let text: string | null = null;
  try {
    text = fs.readFileSync(/*turbopackIgnore: true*/ file, "utf8");
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    // A demo or a plain KAFKA_BROKERS needs no file; one that was asked for must be there.
    if (named || !missing)
      throw new ConfigError(`TIDEMARK_CONFIG: ${file} cannot be read (${(error as Error).message}).`);
  }
  return readConfig({ env, file: text === null ? null : { name: path.basename(file), text } });
}
