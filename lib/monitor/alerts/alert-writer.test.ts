import { expect, it } from "vitest";
import type { Alert } from "@/lib/core/alerts/terms";
import type { AlertChange } from "@/lib/history/alerts/model";
import { logger } from "@/lib/log/log";
import { AlertWriter } from "./alert-writer";

const alertOf = (id: string, why: string) => ({ id, why }) as Alert;

it("one write comes after the other, each with every alert once, as it was last", async () => {
  const writes: { change: AlertChange; answer: () => void }[] = [];
  const write = (change: AlertChange) =>
    new Promise<[]>((resolve) => writes.push({ change, answer: () => resolve([]) }));
  const writer = new AlertWriter({ write }, 1, logger("test"), Date.now, () => undefined);
  const written = () => writes.map(({ change }) => change.alerts!.map(({ id, why }) => `${id} ${why}`));
  writer.take({ alerts: [alertOf("a", "first"), alertOf("a", "second")] });
  const first = writer.flush();
  await expect.poll(written).toEqual([["a second"]]);
  writer.take({ alerts: [alertOf("b", "first"), alertOf("a", "third")] });
  const second = writer.flush();
  writer.take({ alerts: [alertOf("b", "second")] });
  expect(writes).toHaveLength(1);
  writes[0]!.answer();
  await first;
  await expect.poll(written).toEqual([["a second"], ["b second", "a third"]]);
  writes[1]!.answer();
  await second;
});
