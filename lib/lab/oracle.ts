/** The measure of truth for lag: Kafka's own `kafka-consumer-groups --describe --all-groups`, run and read. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
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
export function parseDescription(output: string): OracleRow[] {
  return output.split("\n").flatMap((line) => {
    const match = ROW.exec(line.trimEnd());
    if (!match) return [];
    const [, group = "", topic = "", partition = "", committed, logEnd, lag] = match;
    const row = { group, topic, partition: Number(partition) };
    return [{ ...row, committed: number(committed), logEnd: number(logEnd), lag: number(lag) }];
  });
}

/** Asks the real tool for every group. Takes about 1.5 s; throws with what the tool said when it fails. */
export async function describeAllGroups(options: Tools & { bootstrap: string }): Promise<OracleRow[]> {
  const main = "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand";
  const jvm = [
    "-XX:TieredStopAtLevel=1",
    "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
    "-cp",
    join(options.jarsDir, "*"),
  ];
  const args = [...jvm, main, "--bootstrap-server", options.bootstrap, "--describe", "--all-groups"];
  const { stdout, stderr } = await promisify(execFile)(options.javaPath, args, {
    timeout: 60_000,
    maxBuffer: 256 * 1024 * 1024,
  });
  // The tool reports a failure as text and still ends well.
  const complaint = /^Error: .*/m.exec(`${stdout}\n${stderr}`)?.[0];
  if (complaint) throw new Error(`kafka-consumer-groups: ${complaint}`);
  return parseDescription(stdout);
}
