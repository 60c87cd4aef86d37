/**
 * Apache Kafka as a set of pinned jars: the broker and its command line tools, fetched from a Maven repository into
 * a cache folder, each checked against the SHA-256 in kafka-jars.json. That list is the runtime dependency tree of
 * org.apache.kafka:kafka_2.13 and kafka-tools without Kafka Connect (which neither broker nor group tool loads), plus
 * slf4j-simple, so that the broker's complaints reach its log.
 */
import { createHash } from "node:crypto";
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fetchFile } from "./fetch-file";
import pinned from "./kafka-jars.json" with { type: "json" };
import type { Artifact } from "mvn-artifact-url";

export interface Jar {
  /** `group:artifact:version`. */
  artifact: string;
  bytes: number;
  sha256: string;
}

export const KAFKA_VERSION = pinned.version;

/** Where the jars of a version (the lab's own by default) stand inside a cache folder. */
export const kafkaJarsDir = (cacheDir: string, version = KAFKA_VERSION): string => join(cacheDir, `kafka-${version}`);

export interface JarOptions {
  /** Folder that holds the jars, one flat folder for a class path of `folder/*`. */
  dir: string;
  /** Base URL of a Maven repository; default: the common public one. */
  repository?: string;
  jars?: readonly Jar[];
  log?: (line: string) => void;
  /** Called as bytes arrive, with bytes so far and bytes in all of what is being fetched. */
  progress?: (done: number, total: number) => void;
}

const PARALLEL = 6;
const STAMP = "verified.json";

/** File name of an artifact: `kafka_2.13-4.3.1.jar`. */
export function jarName(artifact: string): string {
  const [, name, version] = artifact.split(":");
  return `${name}-${version}.jar`;
}

/** Address of an artifact's jar in a Maven repository. */
function jarUrl(artifact: string, repository?: string): Promise<string> {
  // The package is CommonJS with a `default` of its own; require gives the same shape under every loader.
  const loaded: unknown = createRequire(import.meta.url)("mvn-artifact-url");
  const { default: artifactUrl } = loaded as { default: (artifact: Artifact, base?: string) => Promise<string> };
  const [groupId = "", artifactId = "", version = ""] = artifact.split(":");
  return artifactUrl({ groupId, artifactId, version }, repository && repository.replace(/\/*$/, "/"));
}

type Stamp = Record<string, string>;

/** Size and time of change: as long as these stand, a jar once verified need not be read again. */
const fingerprint = (file: string, sha256: string) => {
  const { size, mtimeMs } = statSync(file);
  return `${size} ${mtimeMs} ${sha256}`;
};

function readStamp(dir: string): Stamp {
  try {
    return JSON.parse(readFileSync(join(dir, STAMP), "utf8")) as Stamp;
  } catch {
    return {};
  }
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** Jars that are missing or damaged; damaged ones are removed and said. */
async function findMissing(dir: string, jars: readonly Jar[], log: (line: string) => void): Promise<Jar[]> {
  const stamp = readStamp(dir);
  const missing: Jar[] = [];
  for (const jar of jars) {
    const file = join(dir, jarName(jar.artifact));
    if (!existsSync(file)) missing.push(jar);
    else if (stamp[jar.artifact] !== fingerprint(file, jar.sha256) && (await hashFile(file)) !== jar.sha256) {
      log(`${jarName(jar.artifact)} is damaged and will be fetched again`);
      rmSync(file);
      missing.push(jar);
    }
  }
  return missing;
}

/** Half-fetched files of runs that are gone; those of a live run are its own business. */
function sweepPartial(dir: string): void {
  for (const name of readdirSync(dir)) {
    const pid = /\.(\d+)\.part$/.exec(name)?.[1];
    if (!pid) continue;
    try {
      process.kill(Number(pid), 0);
    } catch {
      rmSync(join(dir, name), { force: true });
    }
  }
}

async function fetchJar(jar: Jar, options: JarOptions, advance: (bytes: number) => void): Promise<void> {
  const file = join(options.dir, jarName(jar.artifact));
  const partial = `${file}.${process.pid}.part`;
  await fetchFile({ url: await jarUrl(jar.artifact, options.repository), file: partial, sha256: jar.sha256, advance });
  renameSync(partial, file);
}

/**
 * Makes sure that all pinned jars stand in `dir`, whole and unaltered. Fetches what is missing, several at once; a
 * damaged file is fetched again. Throws with the address and the reason when a download keeps failing.
 */
export async function ensureKafkaJars(options: JarOptions): Promise<{ dir: string; fetched: number }> {
  const jars = options.jars ?? pinned.jars;
  const log = options.log ?? (() => {});
  mkdirSync(options.dir, { recursive: true });
  sweepPartial(options.dir);
  const missing = await findMissing(options.dir, jars, log);
  const total = missing.reduce((sum, jar) => sum + jar.bytes, 0);
  let done = 0;
  const queue = [...missing].sort((a, b) => b.bytes - a.bytes);
  const work = async () => {
    for (let jar = queue.shift(); jar; jar = queue.shift()) {
      await fetchJar(jar, options, (bytes) => options.progress?.((done += bytes), total));
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: PARALLEL }, work));
  writeStamp(options.dir, jars);
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  if (failed) throw failed.reason;
  return { dir: options.dir, fetched: missing.length };
}

function writeStamp(dir: string, jars: readonly Jar[]): void {
  const stamp: Stamp = {};
  for (const jar of jars) {
    const file = join(dir, jarName(jar.artifact));
    if (existsSync(file)) stamp[jar.artifact] = fingerprint(file, jar.sha256);
  }
  const partial = join(dir, `${STAMP}.${process.pid}.part`);
  writeFileSync(partial, JSON.stringify(stamp, null, 1));
  renameSync(partial, join(dir, STAMP));
}
