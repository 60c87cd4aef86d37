/** A status that comes and goes: few messages, and the last one is true. */
import { setTimeout as wait } from "node:timers/promises";
import { Mismatch } from "../row";
import type { AlertField, AlertRow } from "./alert-field";
import { heardByHook, heardByMail } from "./heard";
import { statusesOf, withScene, type Scene } from "./scene";
import { waitUntil } from "./wait-until";

const TOGGLE_MS = 20_000;
const MOST_MESSAGES = 4;
/** Five minutes of rest, and what a busy machine needs. */
const STEADY_MS = 420_000;
/** Burrow's rules hold nothing back: what stands for a moment is told for a moment. */
const EVALUATION = { profile: "burrow" };

async function checkFlapping(field: AlertField): Promise<string> {
  const { toggleMs } = field.extent;
  return withScene(field, { groups: 1, evaluation: EVALUATION }, async (scene) => {
    const [group = ""] = scene.work.groups;
    const changes = await toggle(field, scene, group, toggleMs);
    if (changes < toggleMs / TOGGLE_MS / 2) throw new Mismatch([`its status changed only ${changes} times`]);
    field.note("it rests");
    await awaitTruth(field, scene, group);
    const counts = [scene.hook.requests.length, scene.mailbox.mails().length];
    if (counts.some((count) => count > MOST_MESSAGES))
      throw new Mismatch([`${counts.join(" and ")} messages, and ${MOST_MESSAGES} are enough`]);
    const told = heardByHook(scene.hook.requests).map(({ state }) => state);
    return `${changes} changes of status in ${toggleMs / 60_000} min: ${counts.join(" and ")} messages (${told.join(", ")})`;
  });
}

/** Stalls and recovers in turn, and is well in the end. Answers how often its status was seen to change. */
async function toggle({ signal, note }: AlertField, { work, server }: Scene, group: string, lengthMs: number) {
  const began = Date.now();
  let changes = 0;
  let before = "OK";
  for (let elapsed = 0; elapsed < lengthMs; elapsed = Date.now() - began) {
    if (Math.floor(elapsed / TOGGLE_MS) % 2 === 0) work.stall(group);
    else work.recover(group);
    const now = (await statusesOf(server))?.get(group) ?? before;
    if (now !== before) note(`${++changes} changes of status`);
    before = now;
    await wait(500, undefined, { signal });
  }
  work.recover(group);
  return changes;
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
  about: "a group that stalls and recovers every 20 s",
  run: checkFlapping,
};
