/** The measure of truth for lag: Kafka's own `kafka-consumer-groups --describe --all-groups`, run and read. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { QUICK_START } from "./broker-config";
import type { Tools } from "./storage";

/** One row of the tool's table; null where it prints a dash. Offsets and lag are in records. */
export interface OracleRow {
  group: string;
  topic: string;
  partition: number;
  committed: bigint | null;
  logEnd: bigint | null;
  lag: bigint | null;
}

// A topic's name has no spaces, a group's may have; the numbers after the topic tell the two apart.
const ROW = /^(.+?)\s+([\w.-]+)\s+(\d+)\s+(\d+|-)\s+(\d+|-)\s+(-?\d+|-)(?:\s|$)/;

const number = (text: string | undefined): bigint | null => (text === undefined || text === "-" ? null : BigInt(text));

/** Reads the tool's table. Headings, remarks ("has no active members") and members without a partition are left out. */
function parseDescription(output: string): OracleRow[] {
  return output.split("\n").flatMap((line) => {
    const match = ROW.exec(line.trimEnd());
    if (!match) return [];
    const [, group = "", topic = "", partition = "", committed, logEnd, lag] = match;
    const row = { group, topic, partition: Number(partition) };
    return [{ ...row, committed: number(committed), logEnd: number(logEnd), lag: number(lag) }];
  });
}

export type OracleOptions = Tools & { bootstrap: string };

/** Runs one of Kafka's tools. Takes about 1.5 s; throws with what it said when it fails. */
async function runTool(options: OracleOptions, main: string, ...args: string[]): Promise<string> {
  const jvm = [...QUICK_START, "-Dorg.slf4j.simpleLogger.defaultLogLevel=error", "-cp", join(options.jarsDir, "*")];
  const all = [...jvm, `org.apache.kafka.tools.${main}`, "--bootstrap-server", options.bootstrap, ...args];
  const { stdout, stderr } = await promisify(execFile)(options.javaPath, all, {
    timeout: 60_000,
    maxBuffer: 256 * 1024 * 1024,
  });
  // The tools report a failure as text and still end well.
  const complaint = /^Error: .*/m.exec(`${stdout}\n${stderr}`)?.[0];
  if (complaint) throw new Error(`${main}: ${complaint}`);
  return stdout;
}

const CONSUMER_GROUPS = "consumer.group.ConsumerGroupCommand";

/** Asks the real tool for every classic and every consumer group. */
export async function describeAllGroups(options: OracleOptions): Promise<OracleRow[]> {
  return parseDescription(await runTool(options, CONSUMER_GROUPS, "--describe", "--all-groups"));
}

/** Rows of tables whose names have no spaces in them, each cell by the heading of its column. */
function parseTables(output: string): Record<string, string>[] {
  let headings: string[] = [];
  return output.split("\n").flatMap((line) => {
    const cells = line.trim().split(/\s+/);
    if (cells[0] === "GROUP") headings = cells;
    else if (cells.length >= headings.length && headings.length > 0)
      return [Object.fromEntries(headings.map((heading, column) => [heading, cells[column] ?? ""]))];
    return [];
  });
}

const toRow = (cells: Record<string, string>): OracleRow => ({
  group: cells.GROUP ?? "",
  topic: cells.TOPIC ?? "",
  partition: Number(cells.PARTITION),
  committed: number(cells["START-OFFSET"] ?? cells["CURRENT-OFFSET"]),
  logEnd: number(cells["LOG-END-OFFSET"]),
  lag: number(cells.LAG ?? cells["OFFSET-LAG"]),
});

/** Asks `kafka-share-groups`: start offsets stand for committed ones, and it tells no log end. */
export async function describeShareGroups(options: OracleOptions): Promise<OracleRow[]> {
  const output = await runTool(options, "consumer.group.ShareGroupCommand", "--describe", "--all-groups", "--offsets");
  return parseTables(output).map(toRow);
}

/** Asks `kafka-streams-groups`. */
export async function describeStreamsGroups(options: OracleOptions): Promise<OracleRow[]> {
  const wanted = ["--describe", "--all-groups", "--offsets", "--verbose"];
  return parseTables(await runTool(options, "streams.StreamsGroupCommand", ...wanted)).map(toRow);
}

/** How many members every classic and every consumer group has; those without are left out. */
export async function countMembers(options: OracleOptions): Promise<Map<string, number>> {
  const output = await runTool(options, CONSUMER_GROUPS, "--describe", "--all-groups", "--members");
  const counts = new Map<string, number>();
  for (const { GROUP = "" } of parseTables(output)) counts.set(GROUP, (counts.get(GROUP) ?? 0) + 1);
  return counts;
}
