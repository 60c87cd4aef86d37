/** What ended of late: all of it, or that it could not be read; and who is owed its end. */
import { expect, it, vi } from "vitest";
import { alertsAnswer } from "@/lib/api/alerts-contract";
import { readExactly } from "@/lib/api/test-exact";
import { MINUTE, policyOf, receiverOf, routeOf } from "@/lib/core/alerts/test-policy";
import type { Receipt } from "@/lib/core/alerts/terms";
import { serveAlerts } from "./firing";
import { alertOf, NOW, testParts } from "./test-keeper";

const answerOf = async (parts: ReturnType<typeof testParts>) =>
  readExactly(alertsAnswer, await (await serveAlerts(parts, {}, NOW)).json());

it("what ended is there where many fire that began later", async () => {
  const parts = testParts();
  const ended = alertOf("over", { openedAt: NOW - 90 * MINUTE, endedAt: NOW - MINUTE, end: "recovered" });
  parts.alerts.open = Array.from({ length: 300 }, (_, i) => alertOf(`g${i}`, { id: `g${i}` }));
  parts.alerts.past = [...parts.alerts.open, ended];
  const answered = await answerOf(parts);
  expect(answered.ended.map(({ id }) => id)).toEqual([ended.id]);
  expect(answered.endedComplete).toBe(true);
});

it("only those that are sent are measured", async () => {
  const parts = testParts();
  parts.alerts.open = Array.from({ length: 501 }, (_, i) => alertOf(`g${i}`, { id: `g${i}`, openedAt: NOW + i }));
  const measured = { ...alertOf("").measures, lateMs: MINUTE };
  const shown = vi.spyOn(parts.alerts, "shown").mockImplementation((alert) => ({ ...alert, measures: measured }));
  const { firing, more } = await answerOf(parts);
  expect([firing.length, more, shown.mock.calls.length]).toEqual([500, 1, 500]);
  expect(firing.every(({ measures }) => measures.lateMs === MINUTE)).toBe(true);
});

it("a list that could not be read is not called whole", async () => {
  const parts = testParts();
  const inMemory = alertOf("over", { endedAt: NOW - MINUTE, end: "recovered" });
  parts.alerts.open = [alertOf("a"), inMemory];
  parts.alerts.databaseIsAway = true;
  const { ended, endedComplete } = await answerOf(parts);
  expect([ended.map(({ id }) => id), endedComplete]).toEqual([[inMemory.id], false]);
});

it("who was told that it fires should have heard of its end once routes have waited and it was sent", async () => {
  const parts = testParts();
  const receivers = ["ops", "pager", "heard"].map((name) => receiverOf(name, { resolves: name !== "pager" }));
  const policy = policyOf(receivers, { routes: [routeOf("r", ["ops"], { groupWaitMs: 5 * MINUTE })] });
  parts.alerts.policy = () => policy;
  const receipt = (state: Receipt["state"]): Receipt => ({
    ...{ state, severity: "ERROR", at: NOW, delivery: "d", ref: null },
  });
  const firing = receipt("firing");
  const notified = { ops: firing, pager: firing, gone: firing, heard: receipt("resolved") };
  const endedOf = (endedAt: number) => alertOf("over", { endedAt, end: "recovered", notified });
  const unheard = async (endedAt: number) => {
    parts.alerts.open = [endedOf(endedAt), alertOf("a", { notified })];
    const shown = await answerOf(parts);
    return [shown.ended[0]?.unheard, shown.firing[0]?.unheard];
  };
  expect(await unheard(NOW - 5 * MINUTE)).toEqual([[], []]);
  expect(await unheard(NOW - 6 * MINUTE)).toEqual([["ops"], []]);
});
