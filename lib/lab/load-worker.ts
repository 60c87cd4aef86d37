/** The process behind `startLoad`: one round after the other, its work spread evenly over the round. */
import { logger } from "@/lib/log/log";
import { endsOf, LoadClient, type LogEnds } from "./load-client";
import { planLoad, type LoadGroup, type LoadSize } from "./load-plan";
import type { LoadMessage } from "./load";

/** A round is done in so many steps: smooth enough for one cycle to be like the next. */
const STEPS = 100;
const RECORDS = 10;
/** A group that keeps up is this far behind at its commit at most. */
const USUAL_LAG = 3;

const log = logger("load");
const { bootstrap, size, roundMs } = JSON.parse(process.argv[2] ?? "{}") as {
  bootstrap: string;
  size: LoadSize;
  roundMs: number;
};
const plan = planLoad(size);
const ends: LogEnds = new Map();
/** Where a group that does not keep up stands, by group, topic and partition. */
const stands = new Map<string, bigint>();
let commits = 0;
let records = 0;
let lateMs = 0;

const slice = <T>(items: readonly T[], step: number) =>
  items.slice(Math.floor((step * items.length) / STEPS), Math.floor(((step + 1) * items.length) / STEPS));

function offsetOf({ group, habit }: LoadGroup, topic: string, partition: number): bigint {
  const end = endsOf(ends, topic)[partition] ?? 0n;
  if (habit === "keeps-up") return end - BigInt((partition * 7 + commits) % (USUAL_LAG + 1));
  const key = `${group} ${topic} ${partition}`;
  const before = stands.get(key);
  const next = before === undefined ? end : habit === "stands-still" ? before : before + BigInt(RECORDS / 2);
  stands.set(key, next);
  return next;
}

async function runStep(client: LoadClient, step: number): Promise<void> {
  const topics = slice(plan.topics, step);
  if (topics.length > 0) await client.produce(topics, RECORDS, ends);
  records += topics.reduce((sum, { partitions }) => sum + partitions * RECORDS, 0);
  const groups = slice(plan.groups, step);
  await Promise.all(groups.map((group) => client.commit(group, (topic, p) => offsetOf(group, topic, p))));
  commits += groups.reduce(
    (sum, { reads }) => sum + reads.reduce((all, { partitions }) => all + partitions.length, 0),
    0,
  );
}

const send = (message: LoadMessage) => process.connected && process.send?.(message);

async function run(): Promise<void> {
  const client = await LoadClient.open(bootstrap);
  // The first records tell where the logs end.
  for (let step = 0; step < STEPS; step++) {
    const topics = slice(plan.topics, step);
    if (topics.length > 0) await client.produce(topics, RECORDS, ends);
  }
  send({ ready: true });
  const startedAt = performance.now();
  for (let turn = 0; ; turn++) {
    await runStep(client, turn % STEPS);
    const wait = startedAt + ((turn + 1) * roundMs) / STEPS - performance.now();
    lateMs = Math.max(0, -wait);
    send({ commits, records, lateMs });
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

process.on("disconnect", () => process.exit(0));
run().catch((error: unknown) => {
  log.error({ err: error }, "the load broke off");
  process.exit(1);
});
