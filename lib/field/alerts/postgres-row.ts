/** PostgreSQL is stopped: people are told all the same, in time, and what was told is written down once it is back. */
import { setTimeout as wait } from "node:timers/promises";
import { Mismatch } from "../row";
import type { AlertField, AlertRow, WatchedServer } from "./alert-field";
import { heardByHook, heardByMail, heardTwice, type Heard } from "./heard";
import { awaitStatus, CYCLE_MS, GROUP_WAIT_MS, withScene, type Scene } from "./scene";
import { waitUntil } from "./wait-until";

const SLACK_MS = 5_000;
const WRITTEN_MS = 120_000;
const RECEIVERS = ["hook", "mail"];

interface LoggedDelivery {
  id: string;
  receiver: string;
  state: string;
  attempts: number;
  alerts: { subject: { kind: string; group?: string }; state: string }[];
}

export async function deliveriesOf({ url }: WatchedServer): Promise<LoggedDelivery[] | null> {
  const answer = await fetch(`${url}/api/v1/alerts/deliveries?limit=200`).catch(() => null);
  return answer?.ok ? ((await answer.json()) as { deliveries: LoggedDelivery[] }).deliveries : null;
}

async function checkAway(field: AlertField): Promise<string> {
  const { awayMs } = field.extent;
  return withScene(field, { groups: 2 }, async (scene) => {
    const [first = "", second = ""] = scene.work.groups;
    await field.database.stop();
    const since = Date.now();
    field.note("PostgreSQL is stopped");
    const late = await alertWithoutDatabase(field, scene, first);
    // A whole problem comes and goes meanwhile.
    await alertWithoutDatabase(field, scene, second);
    scene.work.recover(second);
    await awaitHeard(field, scene, second, "resolved");
    await wait(Math.max(0, since + awayMs - Date.now()), undefined, { signal: field.signal });
    await field.database.start();
    field.note("PostgreSQL is back");
    await awaitWritten(field, scene, [`${first} firing`, `${second} firing`, `${second} resolved`]);
    scene.work.recover(first);
    await awaitHeard(field, scene, first, "resolved");
    await awaitWritten(field, scene, [`${first} resolved`]);
    const twice = hearersOf(scene).flatMap(heardTwice);
    if (twice.length > 0) throw new Mismatch(twice);
    const away = Math.round((Date.now() - since) / 1000);
    return `told ${(late / 1000).toFixed(1)} s after the status changed at the latest; all written down after ${away} s, once`;
  });
}

const hearersOf = ({ hook, mailbox }: Scene): Heard[][] => [heardByHook(hook.requests), heardByMail(mailbox.mails())];

/** When both receivers have heard it. */
function awaitHeard({ signal }: AlertField, scene: Scene, group: string, state: Heard["state"]): Promise<number> {
  const look = () => {
    const found = hearersOf(scene).map((heard) => heard.find((one) => one.about === group && one.state === state));
    return found.every((one) => one !== undefined) ? Math.max(...found.map(({ at }) => at)) : null;
  };
  return waitUntil(look, { what: `${group}, ${state}, at both receivers`, limitMs: 120_000, signal });
}

/** Lets a group stall; answers how long after its status changed the slower receiver was told. */
async function alertWithoutDatabase(field: AlertField, scene: Scene, group: string): Promise<number> {
  scene.work.stall(group);
  const changedAt = await awaitStatus(field, scene.server, [group], "ERROR");
  const heardAt = await awaitHeard(field, scene, group, "firing");
  const late = heardAt - changedAt;
  const most = CYCLE_MS + GROUP_WAIT_MS + SLACK_MS;
  if (late > most) throw new Mismatch([`${group} was told ${late} ms after its status changed, not within ${most} ms`]);
  return late;
}

/** Until the log of deliveries shows each of these as delivered, once for each receiver. */
function awaitWritten({ signal }: AlertField, { server }: Scene, wanted: readonly string[]): Promise<true> {
  return waitUntil(
    async () => {
      const written = ((await deliveriesOf(server)) ?? []).filter(({ state }) => state === "delivered");
      const delivered = written.flatMap(({ receiver, alerts }) =>
        alerts.map(({ subject, state }) => `${receiver} ${subject.group ?? subject.kind} ${state}`),
      );
      const counts = RECEIVERS.flatMap((receiver) =>
        wanted.map((what) => delivered.filter((one) => one === `${receiver} ${what}`).length),
      );
      if (counts.some((count) => count > 1))
        throw new Mismatch([`written down more than once: ${delivered.join(", ")}`]);
      return counts.every((count) => count === 1) || null;
    },
    { what: `in the log of deliveries: ${wanted.join(", ")}`, limitMs: WRITTEN_MS, signal },
  );
}

export const POSTGRES_ROW: AlertRow = {
  name: "postgres-away",
  about: "PostgreSQL is stopped while groups stall and recover",
  run: checkAway,
};
