/** What people say of the silence of groups, in a real database. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { newCluster, openTestHistory, T, type TestHistory } from "./test-history";

let test: TestHistory;

beforeAll(async () => {
  test = await openTestHistory();
});
afterAll(() => test.close());

it("is kept by cluster, in place of what was said before, until it is taken back", async () => {
  const [cluster, other] = [newCluster(), newCluster()];
  const said = { group: "billing", topic: "orders", silenceMs: 70 * 60_000, author: "Mina", at: T };
  await test.history.writeSilence(cluster, { ...said, silenceMs: 1, author: null, at: T - 1 });
  await test.history.writeSilence(cluster, said);
  await test.history.writeSilence(cluster, { ...said, topic: "refunds" });
  await test.history.writeSilence(other, { ...said, silenceMs: 14 * 86_400_000 });
  expect(await test.history.readSilences(cluster)).toEqual(
    expect.arrayContaining([said, { ...said, topic: "refunds" }]),
  );
  await test.history.deleteSilence({ cluster, group: "billing", topic: "refunds" });
  await test.history.deleteSilence({ cluster, group: "billing", topic: "never" });
  expect(await test.history.readSilences(cluster)).toEqual([said]);
  expect(await test.history.readSilences(other)).toMatchObject([{ silenceMs: 14 * 86_400_000 }]);
});
