/** The lab's topics: which partition lives on which broker is decided here, not by the cluster. */
import { Admin } from "@platformatic/kafka";
import type { BrokerCount } from "./broker-config";
import { quickClient } from "./log-reader";

export interface TopicPlan {
  topic: string;
  partitions: number;
  /** The broker that holds each partition, its only replica; otherwise every broker holds every partition. */
  onlyOn?: number[];
}

/** The brokers that hold each partition, leader first: they take turns. */
export function replicasOf({ partitions, onlyOn }: TopicPlan, brokers: BrokerCount): number[][] {
  return Array.from({ length: partitions }, (_, partition) =>
    onlyOn
      ? [onlyOn[partition]!]
      : Array.from({ length: brokers }, (_each, turn) => ((partition + turn) % brokers) + 1),
  );
}

interface Wanted {
  topic: string;
  replicas: number[][];
}

type Standing = "as planned" | "different" | "leaderless" | "absent";

const TURN_MS = 250;
const TURNS = 40;
/** Error code of a partition in the answer to a metadata request (Kafka protocol, LEADER_NOT_AVAILABLE). */
const LEADER_NOT_AVAILABLE = 5;

/** Whether an error of the client holds this error code of Kafka's protocol, at whatever depth. */
export function hasCode(error: unknown, code: number): boolean {
  const { findBy } = error as { findBy?(name: string, value: unknown): unknown };
  return Boolean(findBy?.call(error, "apiCode", code));
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks about one topic only: a request for several fails as a whole when any partition has no leader. */
async function inspect(admin: Admin, { topic, replicas }: Wanted): Promise<Standing> {
  try {
    const metadata = await admin.metadata({ topics: [topic], forceUpdate: true });
    const found = metadata.topics.get(topic)?.partitions ?? [];
    const isPlanned =
      found.length === replicas.length &&
      found.every((each, partition) => each.replicas.join() === replicas[partition]!.join());
    return isPlanned ? "as planned" : "different";
  } catch (error) {
    if (hasCode(error, LEADER_NOT_AVAILABLE)) return "leaderless";
    if ((error as Error).message.startsWith("Unknown topic")) return "absent";
    throw error;
  }
}

/** A broker that has just started takes a moment to lead its partitions, so it is asked for up to ten seconds. */
async function inspectUntil(admin: Admin, plan: Wanted, isSettled: (standing: Standing) => boolean) {
  for (let turn = 0; ; turn++) {
    const standing = await inspect(admin, plan);
    if (isSettled(standing) || turn === TURNS) return standing;
    await sleep(TURN_MS);
  }
}

async function create(admin: Admin, plan: Wanted): Promise<void> {
  const assignments = plan.replicas.map((brokers, partition) => ({ partition, brokers }));
  // A topic that was just deleted may still be in the way for a moment.
  for (let turn = 0; ; turn++) {
    try {
      await admin.createTopics({ topics: [plan.topic], assignments });
      break;
    } catch (error) {
      if (turn === TURNS) throw error;
      await sleep(TURN_MS);
    }
  }
  const standing = await inspectUntil(admin, plan, (now) => now === "as planned");
  if (standing !== "as planned") throw new Error(`The topic ${plan.topic} was made and is ${standing}.`);
}

/** Returns whether a topic that stood differently had to be replaced. */
async function settleTopic(admin: Admin, plan: Wanted): Promise<boolean> {
  const standing = await inspectUntil(admin, plan, (now) => now !== "leaderless");
  if (standing === "as planned") return false;
  if (standing !== "absent") await admin.deleteTopics({ topics: [plan.topic] });
  await create(admin, plan);
  return standing !== "absent";
}

/**
 * Makes sure that the topics stand as planned. One that stands differently, because the lab planned it differently when
 * it last ran, is deleted and made anew. Returns the names of those.
 */
export async function settleTopics(
  bootstrap: string,
  plans: readonly TopicPlan[],
  brokers: BrokerCount,
): Promise<string[]> {
  const admin = new Admin(quickClient({ bootstrap, clientId: "lab-topics" }));
  try {
    const replaced: string[] = [];
    for (const plan of plans) {
      const wanted = { topic: plan.topic, replicas: replicasOf(plan, brokers) };
      if (await settleTopic(admin, wanted)) replaced.push(plan.topic);
    }
    return replaced;
  } finally {
    await admin.close();
  }
}
