/** A message that arrived, or was given up, is one happening of the timeline; on a real PostgreSQL. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TIMELINE_KINDS } from "@/lib/core/past/timeline";
import type { Delivery } from "@/lib/core/alerts/terms";
import type { EventFilter } from "../model";
import { newCluster, openTestHistory, SECOND, T, type TestHistory } from "../test-history";
import { alertOf, attemptOf, deliveryOf, happeningOf } from "./test-alerts";

let test: TestHistory;
let epoch: number;

beforeAll(async () => {
  test = await openTestHistory();
  epoch = await test.history.alerts.takeEpoch();
});
afterAll(() => test.close());

const RANGE = { from: T - 3_600 * SECOND, to: T + 7_200 * SECOND };

const read = (cluster: string, filter: Partial<EventFilter> = {}) =>
  test.history.readEvents({ cluster, ...RANGE, ...filter, limit: 100 });

const write = (...deliveries: Delivery[]) => test.history.alerts.write({ epoch, deliveries });

const arrived = (delivery: Delivery, at = T + SECOND): Delivery => ({
  ...delivery,
  ...{ state: "delivered", deliveredAt: at, attempts: delivery.attempts + 1, answer: "250 ok" },
});
const givenUp = (delivery: Delivery): Delivery => ({ ...delivery, state: "expired" });

describe("what was sent", () => {
  it("is one happening for each message and receiver, however often it was tried and is written", async () => {
    const cluster = newCluster();
    const [mail, chat] = ["mail", "chat"].map((receiver) =>
      deliveryOf(`${cluster}/${receiver}`, [alertOf(cluster)], { receiver }),
    ) as [Delivery, Delivery];
    await write(mail, chat);
    await write({ ...mail, attempts: 1, answer: "451 later" });
    expect(await read(cluster)).toEqual([]);
    const attempts = [attemptOf(mail.id), attemptOf(mail.id, T + SECOND, { outcome: "delivered" })];
    const change = { epoch, deliveries: [arrived({ ...mail, attempts: 1 })], attempts };
    for (let turn = 0; turn < 3; turn++) await test.history.alerts.write(change);
    // An old write that comes late, and the outcome once more.
    await write(mail, givenUp(chat));
    await write(arrived(mail, T + 2 * SECOND), givenUp(chat));
    const [failed, sent, ...more] = await read(cluster);
    expect(more).toEqual([]);
    expect(sent).toMatchObject({ at: T + SECOND, group: "billing", kind: "message", after: "delivered" });
    expect(sent?.message).toBe("Sent to mail: billing, ERROR");
    expect(sent?.said).toMatchObject({ values: { delivery: mail.id, incident: alertOf(cluster).id, problems: 1 } });
    expect(failed).toMatchObject({ at: chat.deadline, group: "billing", kind: "message", after: "expired" });
  });

  it("is told also where it arrived before it could be written down, or after another replaced it", async () => {
    const cluster = newCluster();
    const [first, late] = [
      deliveryOf(`${cluster}/1`, [alertOf(cluster)]),
      deliveryOf(`${cluster}/2`, [alertOf(cluster)]),
    ];
    await write({ ...late, state: "superseded" });
    expect(await read(cluster)).toEqual([]);
    await write(arrived(first), arrived(late, T + 5 * SECOND));
    expect((await read(cluster)).map(({ at }) => at)).toEqual([T + 5 * SECOND, T + SECOND]);
  });

  it("goes in with the happenings of its cycle, of which the ids come back, or with none of it", async () => {
    const cluster = newCluster();
    const delivery = deliveryOf(`${cluster}/1`, [alertOf(cluster)]);
    const change = { events: [happeningOf(cluster)], deliveries: [arrived(delivery)] };
    await expect(test.history.alerts.write({ ...change, epoch: epoch - 1 })).rejects.toThrow("has taken over");
    expect(await read(cluster)).toEqual([]);
    const stored = await test.history.alerts.write({ ...change, epoch });
    expect(stored).toHaveLength(1);
    const [sent, status] = await read(cluster);
    expect(sent).toMatchObject({ kind: "message" });
    expect(status).toEqual(stored[0]);
  });

  it("needs no name to be there: a group that was forgotten is known again", async () => {
    const cluster = newCluster();
    const first = deliveryOf(`${cluster}/1`, [alertOf(cluster, "gone")]);
    await write(arrived(first));
    await test.query(`DELETE FROM "Event" WHERE "groupId" IN (SELECT "id" FROM "ConsumerGroup" WHERE "name" = 'gone')`);
    await test.query(`DELETE FROM "ConsumerGroup" WHERE "name" = 'gone'`);
    await write(arrived({ ...first, id: `${cluster}/2` }));
    expect(await read(cluster, { group: "gone" })).toHaveLength(1);
  });

  it("is found by its kind, is no problem, and stands with its cluster where it is about several groups", async () => {
    const cluster = newCluster();
    const alone = deliveryOf(`${cluster}/1`, [alertOf(cluster)]);
    const both = deliveryOf(`${cluster}/2`, [alertOf(cluster), alertOf(cluster, "etl", { id: `${cluster}/etl` })]);
    await test.history.writeEvents([happeningOf(cluster, "billing", T - SECOND)]);
    await write(arrived(alone), arrived(both, T + 2 * SECOND));
    const messages = await read(cluster, { kinds: ["message"] });
    expect(messages.map(({ group, message }) => [group, message])).toEqual([
      [null, "Sent to mail: 2 problems"],
      ["billing", "Sent to mail: billing, ERROR"],
    ]);
    expect(await read(cluster, { kinds: TIMELINE_KINDS.filter((kind) => kind !== "message") })).toHaveLength(1);
    expect((await read(cluster, { problems: true })).map(({ kind }) => kind)).toEqual(["status"]);
    const ofGroup = await read(cluster, { group: "billing", withCluster: true });
    expect(ofGroup.map(({ kind }) => kind)).toEqual(["message", "status"]);
    const counts = await test.history.countEvents({ cluster, ...RANGE, kinds: ["message"] }, 86_400 * SECOND);
    expect(counts.map(({ kind, after, count }) => [kind, after, count])).toEqual([["message", "delivered", 2]]);
  });

  it("is read page by page without a gap, also where several arrived at once", async () => {
    const cluster = newCluster();
    const events = Array.from({ length: 3 }, (_, place) => happeningOf(cluster, "billing", T + place * SECOND));
    const deliveries = Array.from({ length: 6 }, (_, place) =>
      arrived(deliveryOf(`${cluster}/${place}`, [alertOf(cluster)]), T + Math.floor(place / 2) * SECOND),
    );
    await test.history.alerts.write({ epoch, events, deliveries });
    const whole = await read(cluster);
    const paged: typeof whole = [];
    for (let turn = 0; turn < 5; turn++) {
      const cursor = paged.at(-1);
      paged.push(...(await test.history.readEvents({ cluster, ...RANGE, limit: 2, cursor })));
    }
    expect(whole).toHaveLength(9);
    expect(paged).toEqual(whole);
  });
});
