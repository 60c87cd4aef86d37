/** The lab's topics: which partition lives on which broker is decided here, not by the cluster. */
import type { Admin } from "kafkajs";

export interface TopicPlan {
  topic: string;
  /** The broker that holds each partition, its only replica. */
  leaders: number[];
}

const TURN_MS = 250;
const LEADER_TURNS = 20;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Standing = "as planned" | "different" | "leaderless" | "absent";

async function inspect(admin: Admin, { topic, leaders }: TopicPlan): Promise<Standing> {
  try {
    // Of one topic only: a list of all of them fails as a whole when any partition has no leader.
    const { partitions = [] } = (await admin.fetchTopicMetadata({ topics: [topic] })).topics[0] ?? {};
    const isPlanned =
      partitions.length === leaders.length &&
      partitions.every(({ partitionId, leader }) => leader === leaders[partitionId]);
    return isPlanned ? "as planned" : "different";
  } catch (error) {
    const types = [error, (error as Error).cause].map((each) => (each as { type?: string } | undefined)?.type);
    if (types.includes("UNKNOWN_TOPIC_OR_PARTITION")) return "absent";
    if (types.includes("LEADER_NOT_AVAILABLE")) return "leaderless";
    throw error;
  }
}

/** A broker that has just started takes a moment to lead its partitions again. */
async function inspectPatiently(admin: Admin, plan: TopicPlan): Promise<Standing> {
  for (let turn = 0; ; turn++) {
    const standing = await inspect(admin, plan);
    if (standing !== "leaderless" || turn === LEADER_TURNS) return standing;
    await sleep(TURN_MS);
  }
}

async function create(admin: Admin, { topic, leaders }: TopicPlan): Promise<void> {
  const replicaAssignment = leaders.map((leader, partition) => ({ partition, replicas: [leader] }));
  // A topic that was just deleted may still be in the way for a moment.
  for (let turn = 0; ; turn++) {
    try {
      await admin.createTopics({ topics: [{ topic, replicaAssignment }], waitForLeaders: true });
      return;
    } catch (error) {
      if (turn === LEADER_TURNS) throw error;
      await sleep(TURN_MS);
    }
  }
}

/**
 * Makes sure that the topics stand as planned. One that stands differently, because the lab ran with another number
 * of brokers before, is deleted and made anew. Returns the names of those.
 */
export async function settleTopics(admin: Admin, plans: readonly TopicPlan[]): Promise<string[]> {
  const replaced: string[] = [];
  for (const plan of plans) {
    const standing = await inspectPatiently(admin, plan);
    if (standing === "as planned") continue;
    if (standing !== "absent") {
      await admin.deleteTopics({ topics: [plan.topic], timeout: 10_000 });
      replaced.push(plan.topic);
    }
    await create(admin, plan);
  }
  return replaced;
}
