/** The server is killed again and again while groups stall and recover: nothing may be lost, nothing told under two ids. */
import { setTimeout as wait } from "node:timers/promises";
import { Mismatch } from "../row";
import type { AlertField, AlertRow, WatchedServer } from "./alert-field";
import { countMessages, heardByHook, heardByMail, heardTwice, type Heard } from "./heard";
import { withScene, type Scene } from "./scene";
import { waitUntil } from "./wait-until";

/** A start on a busy machine takes long, and the server may be killed several times before anything is told. */
const HEARD_MS = 300_000;
/** Kills come up to so long after the start of a process, and after it was ready. */
const BEFORE_READY_MS = 4_000;
const AFTER_READY_MS = 6_000;
/** One kill in so many does not wait until the server is ready. */
const EARLY_EVERY = 4;
const MOST_DUPLICATES = 0.02;

async function checkKills(field: AlertField): Promise<string> {
  const { kills, cycles } = field.extent;
  return withScene(field, { groups: cycles }, async (scene) => {
    const stop = new AbortController();
    const signal = AbortSignal.any([field.signal, stop.signal]);
    const killing = killAgainAndAgain(scene.server, kills, signal, field.note);
    // A fault in one ends the other.
    killing.catch(() => stop.abort());
    try {
      for (const [index, group] of scene.work.groups.entries()) {
        await stallOnce({ ...field, signal }, scene, group, index % 2 === 1);
        field.note(`${index + 1} of ${cycles} stalls`);
      }
      await killing;
    } catch (error) {
      stop.abort();
      // Whatever it was that failed first is told.
      await killing.catch((fault: unknown) => (isAbort(fault) ? undefined : Promise.reject(fault as Error)));
      throw error;
    }
    return judge(scene);
  });
}

const isAbort = (fault: unknown) => fault instanceof Error && fault.name === "AbortError";

async function killAgainAndAgain(
  server: WatchedServer,
  kills: number,
  signal: AbortSignal,
  note: (text: string) => void,
): Promise<void> {
  await wait(Math.random() * AFTER_READY_MS, undefined, { signal });
  for (let turn = 1; turn <= kills; turn++) {
    await server.kill();
    const ready = server.start();
    note(`${turn} of ${kills} kills`);
    if (turn === kills) return ready;
    ready.catch(() => undefined); // the next kill ends it
    const isEarly = turn % EARLY_EVERY === 0;
    if (!isEarly) await ready;
    await wait(Math.random() * (isEarly ? BEFORE_READY_MS : AFTER_READY_MS), undefined, { signal });
  }
}

const hearersOf = ({ hook, mailbox }: Scene): [name: string, heard: Heard[]][] => [
  ["the webhook", heardByHook(hook.requests)],
  ["the mailbox", heardByMail(mailbox.mails())],
];

const has = (heard: readonly Heard[], group: string, ...states: Heard["state"][]) =>
  heard.some(({ about, state }) => about === group && states.includes(state));

/** @param isShort it recovers once one of the receivers has heard of it */
async function stallOnce({ signal }: AlertField, scene: Scene, group: string, isShort: boolean): Promise<void> {
  const { work } = scene;
  work.stall(group);
  await waitUntil(
    () => {
      const hearers = hearersOf(scene).filter(([, heard]) => has(heard, group, "firing"));
      return hearers.length >= (isShort ? 1 : 2) || null;
    },
    { what: `${group} has stalled: that it fires, at ${isShort ? "one receiver" : "both"}`, limitMs: HEARD_MS, signal },
  );
  work.recover(group);
  await waitUntil(() => hearersOf(scene).every(([, heard]) => has(heard, group, "resolved", "passed")) || null, {
    what: `${group} has recovered: its end at both receivers`,
    ...{ limitMs: HEARD_MS, signal },
  });
}

function judge(scene: Scene): string {
  const { hook, mailbox, work } = scene;
  const wrong = hearersOf(scene).flatMap(([name, heard]) => [
    ...work.groups.flatMap((group) => lacking(heard, group).map((what) => `${name}: ${what}`)),
    ...heardTwice(heard).map((what) => `${name}: ${what}`),
  ]);
  const arrived = [
    ...hook.requests.map(({ headers }) => `hook ${String(headers["idempotency-key"])}`),
    ...mailbox.mails().map(({ messageId }) => `mail ${messageId}`),
  ];
  const { messages, duplicates } = countMessages(arrived);
  // Of a short run one is more than its share, and a kill between an answer and the note of it can always happen.
  if (duplicates > Math.max(1, MOST_DUPLICATES * messages))
    wrong.push(`${duplicates} of ${messages} messages arrived once more, which is more than 2 %`);
  if (wrong.length > 0) throw new Mismatch(wrong);
  return `${messages} messages to 2 receivers, 0 lost, ${duplicates} arrived twice (with equal ids)`;
}

function lacking(heard: readonly Heard[], group: string): string[] {
  const passed = has(heard, group, "passed");
  const last = heard.filter(({ about }) => about === group).at(-1);
  return [
    ...(passed || has(heard, group, "firing") ? [] : [`${group} never fired`]),
    ...(passed || has(heard, group, "resolved") ? [] : [`${group} never ended`]),
    ...(last?.state === "firing" ? [`${group} is said to fire, and is well`] : []),
  ];
}

export const KILLS_ROW: AlertRow = {
  name: "kills",
  about: "the server is killed at random moments while groups stall and recover",
  run: async (field) => {
    const { kills, cycles } = field.extent;
    return `${kills} kills, ${cycles} stalls: ${await checkKills(field)}`;
  },
};
