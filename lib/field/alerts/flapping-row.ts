/** A status that comes and goes: few messages, and the last one is true. */
import { setTimeout as wait } from "node:timers/promises";
import { Mismatch } from "../row";
import type { AlertField, AlertRow } from "./alert-field";
import { heardByHook, heardByMail } from "./heard";
import { statusesOf, withScene, type Scene } from "./scene";
import { waitUntil } from "./wait-until";

/** So long it stalls each time. */
const STALL_MS = 12_000;
/** Good spells: an error that comes back is held until a good one is longer than the one before, but never over two minutes. */
const FIRST_GOOD_MS = 6_000;
const LONGER_TIMES = 2;
const LONGEST_GOOD_MS = 130_000;
/** Of so many within a quarter of an hour an alert is one that comes and goes. */
const LEAST_CHANGES = 5;
const MOST_MESSAGES = 4;
/** Five minutes of rest, and what a busy machine needs. */
const STEADY_MS = 420_000;
const EVALUATION = { silenceMs: 6_000, holdMs: 1_000 };

async function checkFlapping(field: AlertField): Promise<string> {
  const { toggleMs } = field.extent;
  return withScene(field, { groups: 1, evaluation: EVALUATION }, async (scene) => {
    const [group = ""] = scene.work.groups;
    const changes = await toggle(field, scene, group, toggleMs);
    if (changes < LEAST_CHANGES) throw new Mismatch([`its status changed only ${changes} times`]);
    field.note("it rests");
    await awaitTruth(field, scene, group);
    const counts = [scene.hook.requests.length, scene.mailbox.mails().length];
    if (counts.some((count) => count > MOST_MESSAGES))
      throw new Mismatch([`${counts.join(" and ")} messages, and ${MOST_MESSAGES} are enough`]);
    const heard = heardByHook(scene.hook.requests).map(({ state }) => state);
    return `${changes} changes of status in ${toggleMs / 60_000} min: ${counts.join(" and ")} messages (${heard.join(", ")})`;
  });
}

/** Stalls and recovers in turn, and is well in the end. Answers how often its status was seen to change. */
async function toggle(field: AlertField, scene: Scene, group: string, lengthMs: number): Promise<number> {
  const until = Date.now() + lengthMs;
  const seen: string[] = ["OK"];
  for (let goodMs = FIRST_GOOD_MS; Date.now() < until; goodMs = Math.min(goodMs * LONGER_TIMES, LONGEST_GOOD_MS)) {
    scene.work.stall(group);
    await watch(field, scene, group, STALL_MS, seen);
    scene.work.recover(group);
    await watch(field, scene, group, goodMs, seen);
  }
  return seen.length - 1;
}

/** Adds each status that differs from the last one seen. */
async function watch({ signal, note }: AlertField, { server }: Scene, group: string, forMs: number, seen: string[]) {
  for (const until = Date.now() + forMs; Date.now() < until;) {
    const now = (await statusesOf(server))?.get(group) ?? seen.at(-1)!;
    if (now !== seen.at(-1)) seen.push(now);
    note(`${seen.length - 1} changes of status`);
    await wait(300, undefined, { signal });
  }
}

/** Until both receivers were told that it is well. */
async function awaitTruth({ signal }: AlertField, { hook, mailbox }: Scene, group: string): Promise<void> {
  const lastOf = () =>
    [heardByHook(hook.requests), heardByMail(mailbox.mails())].map(
      (heard) => heard.filter(({ about }) => about === group).at(-1)?.state,
    );
  await waitUntil(() => lastOf().every((state) => state === "resolved" || state === "passed") || null, {
    what: () => `the truth about ${group} at both receivers, which were last told ${lastOf().join(" and ")}`,
    ...{ limitMs: STEADY_MS, signal },
  });
}

export const FLAPPING_ROW: AlertRow = {
  name: "flapping",
  about: "a group that stalls and recovers again and again",
  run: checkFlapping,
};
