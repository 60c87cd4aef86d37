/** The lab's topics: which partition lives on which broker is decided here, not by the cluster. */
import type { Admin } from "kafkajs";

export interface TopicPlan {
  topic: string;
  /** The broker that holds each partition, its only replica. */
  leaders: number[];
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether every partition has the leader that is planned. */
async function isAsPlanned(admin: Admin, { topic, leaders }: TopicPlan): Promise<boolean> {
  // Fails when a partition has no leader, which is not as planned either.
  const metadata = await admin.fetchTopicMetadata({ topics: [topic] }).catch(() => null);
  const partitions = metadata?.topics[0]?.partitions ?? [];
  return (
    partitions.length === leaders.length &&
    partitions.every(({ partitionId, leader }) => leader === leaders[partitionId])
  );
}

async function create(admin: Admin, { topic, leaders }: TopicPlan): Promise<void> {
  const replicaAssignment = leaders.map((leader, partition) => ({ partition, replicas: [leader] }));
  // A topic that was just deleted may still be in the way for a moment.
  for (let turn = 0; ; turn++) {
    try {
      await admin.createTopics({ topics: [{ topic, replicaAssignment }], waitForLeaders: true });
      return;
    } catch (error) {
      if (turn === 20) throw error;
      await sleep(250);
    }
  }
}

/**
 * Makes sure that the topics stand as planned. One that stands differently, because the lab ran with another number
 * of brokers before, is deleted and made anew. Returns the names of those.
 */
export async function settleTopics(admin: Admin, plans: readonly TopicPlan[]): Promise<string[]> {
  const existing = await admin.listTopics();
  const replaced: string[] = [];
  for (const plan of plans) {
    if (existing.includes(plan.topic)) {
      if (await isAsPlanned(admin, plan)) continue;
      await admin.deleteTopics({ topics: [plan.topic], timeout: 10_000 });
      replaced.push(plan.topic);
    }
    await create(admin, plan);
  }
  return replaced;
}
