/**
 * A process of the lab: producers and consumers as its newest plan says. It takes plans over the message channel,
 * says when they are carried out, and ends when the channel closes or it is asked to.
 */
import { logger } from "@/lib/log/log";
import { DirectMember } from "./direct-member";
import { Gate } from "./gate";
import { KafkajsMember } from "./kafkajs-member";
import type { Member, MemberOptions } from "./member";
import type { GroupPlan, Order, OrderAnswer, ProducerPlan, WorkerPlan } from "./plan";
import { ProtocolMember } from "./protocol-member";
import { TopicProducer } from "./topic-producer";

const LAST_WORDS_MS = 6_000;
const JOIN_TURNS = 10;
const JOIN_REST_MS = 1_000;
const log = logger("lab-worker");
const gate = new Gate();
const producers = new Map<string, TopicProducer>();
const groups = new Map<string, Member[]>();
/** What each group is to be, by its newest plan. */
const plans = new Map<string, GroupPlan>();
let numbered = 0;

function createMember(options: MemberOptions): Member {
  const { kind } = options.plan;
  if (kind === "consumer-protocol") return new ProtocolMember(options);
  if (kind === "fixed-assignment" || kind === "outage-proof") return new DirectMember(options);
  return new KafkajsMember(options);
}

const producerKey = ({ topic, partitions }: ProducerPlan) => `${topic} ${partitions.join(",")}`;

async function produceAs(plan: WorkerPlan): Promise<void> {
  await Promise.all(
    plan.producers.map(async (wanted) => {
      const running = producers.get(producerKey(wanted));
      if (running) return running.set(wanted);
      const producer = new TopicProducer(wanted, gate, plan.bootstrap);
      producers.set(producerKey(wanted), producer);
      await producer.start();
    }),
  );
}

/** A member that has joined. A coordinator that has just come up may turn it away for a moment. */
async function joinAs(plan: GroupPlan, bootstrap: string): Promise<Member> {
  const name = `${plan.group}-${++numbered}`;
  for (let turn = 1; ; turn++) {
    const member: Member = createMember({
      plan,
      gate,
      bootstrap,
      name,
      broken: () => replace(plan, member, bootstrap),
    });
    try {
      await member.start();
      return member;
    } catch (error) {
      await member.stop().catch(() => {});
      if (turn === JOIN_TURNS) throw error;
      log.warn({ member: name, err: error }, "could not join, trying again");
      await new Promise((resolve) => setTimeout(resolve, JOIN_REST_MS));
    }
  }
}

/** Has another member take the place of one that cannot go on, between two orders; tried until it has joined. */
function replace({ group }: GroupPlan, broken: Member, bootstrap: string): void {
  last = last.then(async () => {
    const members = groups.get(group) ?? [];
    const place = members.indexOf(broken);
    const plan = plans.get(group);
    if (place < 0 || !plan || leaving) return;
    log.warn({ group }, "a member cannot go on; another takes its place");
    members.splice(place, 1);
    await broken.stop().catch(() => {});
    await consumeAs(plan, bootstrap).catch((error: unknown) => {
      log.warn({ group, err: error }, "nobody could take its place, trying again");
      members.push(broken);
      setTimeout(replace, JOIN_REST_MS, plan, broken, bootstrap);
    });
  });
}

async function consumeAs(plan: GroupPlan, bootstrap: string): Promise<void> {
  plans.set(plan.group, plan);
  const members = groups.get(plan.group) ?? [];
  groups.set(plan.group, members);
  for (const member of members) member.set(plan);
  const leaving = members.splice(plan.members);
  const joining = Array.from({ length: plan.members - members.length }, async () =>
    members.push(await joinAs(plan, bootstrap)),
  );
  await Promise.all([...leaving.map((member) => member.stop()), ...joining]);
}

async function carryOut(order: Order): Promise<void> {
  if ("poison" in order) {
    const { topic, partition } = order.poison;
    const producer = [...producers].find(([key]) => key.startsWith(`${topic} `))?.[1];
    if (!producer) throw new Error(`Nothing is produced to ${topic} here.`);
    return producer.poison(partition);
  }
  const { plan } = order;
  if (plan.paused) {
    gate.close();
    return gate.atRest();
  }
  gate.open();
  await produceAs(plan);
  await Promise.all(plan.groups.map((group) => consumeAs(group, plan.bootstrap)));
}

let leaving = false;

/** A clean shutdown, for a few seconds at most. */
async function leave(): Promise<void> {
  if (leaving) return;
  leaving = true;
  setTimeout(() => process.exit(1), LAST_WORDS_MS).unref();
  const everyone = [...groups.values()].flat();
  await Promise.allSettled([...producers.values()].map((producer) => producer.stop()));
  await Promise.allSettled(everyone.map((member) => member.stop()));
  process.exit(0);
}

// Orders are carried out one after the other, in the order in which they came.
let last: Promise<void> = Promise.resolve();

process.on("message", (order: Order) => {
  last = last.then(async () => {
    const answer: OrderAnswer = { id: order.id, error: null };
    try {
      await carryOut(order);
    } catch (error) {
      log.error({ err: error }, "an order could not be carried out");
      answer.error = error instanceof Error ? error.message : String(error);
    }
    if (process.connected) process.send?.(answer);
  });
});
process.on("disconnect", () => void leave());
process.on("SIGTERM", () => void leave());
process.on("SIGINT", () => void leave());
process.on("unhandledRejection", (error) => log.warn({ err: error }, "a client let an error slip"));
