/**
 * Commands of Kafka's own tools that somebody on call may want to copy: reading one record, and the plan of a reset of offsets.
 * Tidemark itself only reads; every reset is a dry run, which changes nothing.
 */
import type { Millis } from "./terms";
import { shellWord } from "./shell-word";

/** How a cluster is reached. `secured`: with settings of the client's own, which stay in a file of whoever runs the command. */
export interface Reach {
  bootstrap: string[];
  secured: boolean;
}

export interface RecordPlace {
  topic: string;
  partition: number;
  offset: bigint;
}

/** Where a group is to go on. */
export type ResetTarget = { to: "offset"; offset: bigint } | { to: "latest" } | { to: "datetime"; at: Millis };

/** Which offsets of a group a reset means: one partition's, or all that it has. */
export type ResetScope = { topic: string; partition: number } | "all";

/** Where the file with the client's settings is is not known. */
const CLIENT_FILE = "client.properties";

/** What is printed of a record besides its value. */
const PRINTED = ["timestamp", "partition", "offset", "headers", "key"];

/** A record that is not there (deleted, compacted, a transaction's end) keeps nobody waiting for the next one. */
const TIMEOUT_MS = 10_000;

/** An option, and what it is given. What follows `--group` is the group, also where it begins with a dash. */
type Option = readonly [name: string, value?: string];

/**
 * Prints one record, and commits nothing. Null where a name cannot be an argument. The options are those that all releases of
 * 4.x take; 4.2 has newer names for `--property` and `--consumer.config`.
 */
export function readRecordCommand(reach: Reach, { topic, partition, offset }: RecordPlace): string | null {
  const printed = PRINTED.map((part): Option => ["--property", `print.${part}=true`]);
  return commandOf("kafka-console-consumer.sh", reach, "--consumer.config", [
    ["--topic", topic],
    ["--partition", String(partition)],
    ["--offset", String(offset)],
    ["--max-messages", "1"],
    ["--timeout-ms", String(TIMEOUT_MS)],
    ...printed,
  ]);
}

/** Prints at which offsets a group would go on. Null where a name cannot be an argument. */
export function resetPlanCommand(reach: Reach, group: string, scope: ResetScope, target: ResetTarget): string | null {
  const where: Option = scope === "all" ? ["--all-topics"] : ["--topic", `${scope.topic}:${scope.partition}`];
  const options: Option[] = [["--group", group], where, ["--reset-offsets"], optionOf(target), ["--dry-run"]];
  return commandOf("kafka-consumer-groups.sh", reach, "--command-config", options);
}

function optionOf(target: ResetTarget): Option {
  switch (target.to) {
    case "offset":
      return ["--to-offset", String(target.offset)];
    case "latest":
      return ["--to-latest"];
    case "datetime":
      return ["--to-datetime", new Date(target.at).toISOString()];
  }
}

function commandOf(tool: string, { bootstrap, secured }: Reach, config: string, options: Option[]): string | null {
  const reach: Option[] = [
    ["--bootstrap-server", bootstrap.join(",")],
    ...(secured ? [[config, CLIENT_FILE] as const] : []),
  ];
  const words = [...reach, ...options].flatMap(([name, value]) =>
    value === undefined ? [name] : [name, shellWord(value)],
  );
  return words.includes(null) ? null : [tool, ...words].join(" ");
}

/** The ends of a partition's log. */
export interface LogEnds {
  logStart: bigint;
  logEnd: bigint;
}

/**
 * The offset that the tool plans: where a target lies beyond the log, it takes the log's nearest end. Null: only the tool knows,
 * which asks the brokers for the first record of that time.
 */
export function plannedOffset(target: ResetTarget, { logStart, logEnd }: LogEnds): bigint | null {
  if (target.to === "datetime") return null;
  if (target.to === "latest" || target.offset > logEnd) return logEnd;
  return target.offset < logStart ? logStart : target.offset;
}
