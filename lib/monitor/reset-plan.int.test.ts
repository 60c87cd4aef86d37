/**
 * What is shown as the plan of a reset is the tool's own: commands as they are copied, run by a shell, on a group with a name
 * that a shell would take apart.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import {
  plannedOffset,
  readRecordCommand,
  resetPlanCommand,
  type ResetScope,
  type ResetTarget,
} from "@/lib/core/words/kafka-commands";
import type { PartitionSnapshot } from "@/lib/core/picture/snapshot";
import { TestCluster, uniqueName } from "@/lib/kafka/test-cluster";
import { Watch } from "./test-watch";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const bootstrap = process.env.TIDEMARK_TEST_BROKERS ?? "";
const reach = { bootstrap: bootstrap.split(","), secured: false };
const group = `-it's $HOME; "id" 주문 ${uniqueName("reader")}`;
const RECORDS = [90, 80, 5];
const COMMITTED = [70, 80, 1];

const cluster = new TestCluster(bootstrap);
let topic: string;
let watch: Watch;
let partitions: PartitionSnapshot[];

beforeAll(async () => {
  await cluster.open();
  topic = await cluster.createTopic(RECORDS);
  for (const [partition, offset] of COMMITTED.entries()) await cluster.commit(group, topic, partition, offset);
  watch = await Watch.start();
  const found = await watch.until(({ groups }) =>
    groups.some((one) => one.group === group && one.lag.value !== null && one.lag.unknown === 0),
  );
  partitions = found.groups.find((one) => one.group === group)!.subscriptions[0]!.partitions;
});

afterAll(async () => {
  await watch?.stop();
  await cluster.admin.deleteGroups([group]).catch(() => undefined);
  await cluster.close();
});

/** Runs a command as it would be pasted, with the tools as functions of the shell that start them from the jars. */
async function paste(command: string): Promise<string> {
  const java = `"$JAVA" -cp "$JARS/*" -Dorg.slf4j.simpleLogger.defaultLogLevel=error`;
  const tools = {
    "kafka-consumer-groups.sh": "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand",
    "kafka-console-consumer.sh": "org.apache.kafka.tools.consumer.ConsoleConsumer",
  };
  // A function's name has no dots in every shell.
  const script = Object.entries(tools).reduce((text, [tool, main]) => text.replace(tool, `${java} ${main}`), command);
  const env = { ...process.env, JAVA: process.env.TIDEMARK_TEST_JAVA, JARS: process.env.TIDEMARK_TEST_JARS };
  const options = { env: { ...env, LC_ALL: "C.UTF-8" }, timeout: 60_000 };
  const { stdout, stderr } = await promisify(execFile)("/bin/sh", ["-c", script], options);
  const complaint = /^Error: .*/m.exec(`${stdout}\n${stderr}`)?.[0];
  if (complaint) throw new Error(complaint);
  return stdout;
}

/** New offsets by partition, as the tool's table has them: the group's name may hold anything, what follows it may not. */
async function planned(scope: ResetScope, target: ResetTarget): Promise<(string | null)[]> {
  const output = await paste(resetPlanCommand(reach, group, scope, target)!);
  const offsets: (string | null)[] = RECORDS.map(() => null);
  for (const [, of, partition, offset] of output.matchAll(/ (\S+) +(\d+) +(\d+) *$/gm))
    if (of === topic) offsets[Number(partition)] = offset!;
  return offsets;
}

const known = ({ logStart, logEnd }: PartitionSnapshot) => ({
  logStart: logStart.known ? logStart.value : -1n,
  logEnd: logEnd.known ? logEnd.value : -1n,
});
const expected = (target: ResetTarget, only?: number) =>
  partitions.map((one) =>
    only === undefined || one.partition === only ? String(plannedOffset(target, known(one))) : null,
  );

test("skipping one record, and what lies beyond the log", async () => {
  for (const [partition, offset] of [
    [0, 71n],
    [1, 81n],
    [2, 2n],
  ] as const) {
    const target = { to: "offset", offset } as const;
    expect(await planned({ topic, partition }, target)).toEqual(expected(target, partition));
  }
});

test("to the log end, of one partition and of all", async () => {
  const target = { to: "latest" } as const;
  expect(await planned({ topic, partition: 0 }, target)).toEqual(expected(target, 0));
  expect(await planned("all", target)).toEqual(expected(target));
  expect(expected(target)).toEqual(RECORDS.map(String));
});

test("a time is read as the moment that was meant, and nothing was reset", async () => {
  expect(await planned("all", { to: "datetime", at: Date.now() - 3_600_000 })).toEqual(["0", "0", "0"]);
  const before = partitions.map(({ committed }) => (committed.known ? Number(committed.value) : null));
  expect(before).toEqual(COMMITTED);
  const now = await cluster.admin.fetchOffsets({ groupId: group, topics: [topic] });
  expect(now[0]!.partitions.sort((a, b) => a.partition - b.partition).map(({ offset }) => Number(offset))).toEqual(
    COMMITTED,
  );
});

test("the record that the group is stuck at is the one that is printed", async () => {
  const output = await paste(readRecordCommand(reach, { topic, partition: 0, offset: 70n })!);
  expect(output).toMatch(/^CreateTime:\d+\tPartition:0\tOffset:70\tNO_HEADERS\tnull\trecord 70$/m);
});
