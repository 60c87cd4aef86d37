/** Groups that people set aside, with the list in a real database and groups of a real cluster. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHistory, type History } from "@/lib/history/history";
import { TestCluster, uniqueName } from "@/lib/kafka/test-cluster";
import { SetAsideList } from "./set-aside-list";
import { serveNewSetAside, serveSetAside, serveSetAsideRemoval } from "../serve/set-aside";
import { Watch } from "./test-watch";

const cluster = new TestCluster(process.env.TIDEMARK_TEST_BROKERS ?? "");
const prefix = uniqueName("aside");
const [old, other] = [`${prefix}-old`, `${prefix}-other`];
let history: History;
let list: SetAsideList;
let watch: Watch;

beforeAll(async () => {
  await cluster.open();
  history = await openHistory({ url: process.env.TIDEMARK_TEST_DATABASE_URL ?? "", keepsHouse: false });
  list = new SetAsideList(history);
  await list.load(Promise.resolve());
  const topic = await cluster.createTopic([9], prefix);
  for (const group of [old, other]) await cluster.commit(group, topic, 0, 3);
  watch = await Watch.start({ name: uniqueName("aside-cluster"), setAside: list });
});

afterAll(async () => {
  await watch.stop();
  await history.close();
  await cluster.close();
});

const parts = () => ({ history, hub: watch.hub, setAside: list });
const ask = (body: object) =>
  new Request("http://localhost/api/v1/set-aside", { method: "POST", body: JSON.stringify(body) });
const send = (body: object, now = Date.now()) => serveNewSetAside(parts(), ask(body), now);

test("a pattern sets its groups aside in the next cycle, tells it once, and all of it can be taken back", async () => {
  await watch.group(old, ({ muted }) => muted !== true);
  const made = await send({ cluster: watch.name, pattern: `${prefix}-o*d`, reason: " moved \n on ", author: "Ann" });
  expect(made.status).toBe(201);
  const entry = (await made.json()) as { id: string };
  expect(entry).toMatchObject({ pattern: `${prefix}-o*d`, reason: "moved on", author: "Ann", groups: 1 });
  const aside = await watch.group(old, ({ muted }) => muted === true);
  expect([aside.status, aside.lag.value]).toEqual([(await watch.group(other)).status, 6n]);
  expect((await watch.group(other)).muted).toBe(false);

  // Another process reads the same list.
  const again = new SetAsideList(history);
  await again.load(Promise.resolve());
  expect(again.ofCluster(watch.name).has(old)).toBe(true);
  expect(again.ofCluster("elsewhere").has(old)).toBe(false);

  // Other tests on this cluster make notes, too.
  const notes = () =>
    watch.events.filter(
      ({ said }) => said?.key.startsWith("happened.set-aside") || said?.key === "happened.taken-back",
    );
  expect(notes().map(({ message }) => message)).toEqual([
    `“${prefix}-o*d” is set aside by Ann: 1 group so far; moved on`,
  ]);
  expect((await serveSetAsideRemoval(parts(), entry.id, Date.now())).status).toBe(204);
  await watch.group(old, ({ muted }) => muted !== true);
  expect(notes()).toHaveLength(2);
  expect((await serveSetAsideRemoval(parts(), entry.id, Date.now())).status).toBe(404);
  expect(
    ((await (await serveSetAside(parts())).json()) as { entries: { cluster: string }[] }).entries,
  ).not.toContainEqual(expect.objectContaining({ cluster: watch.name }));
});

test.each([
  ["a cluster that there is not", { cluster: "nowhere", pattern: "a" }, 400],
  ["no pattern", {}, 400],
  ["what nobody knows", { pattern: "a", more: 1 }, 400],
  ["a reason that is too long", { pattern: "a", reason: "x".repeat(501) }, 400],
])("refuses %s", async (_, body, status) => {
  expect((await send({ cluster: watch.name, ...body })).status).toBe(status);
});

test("the same pattern twice is refused, and names may hold any character", async () => {
  const pattern = "a\0b\\*";
  expect((await send({ cluster: watch.name, pattern })).status).toBe(201);
  expect((await send({ cluster: watch.name, pattern })).status).toBe(409);
  const again = new SetAsideList(history);
  await again.load(Promise.resolve());
  expect(
    again
      .all()
      ?.filter((entry) => entry.cluster === watch.name)
      .map((entry) => entry.pattern),
  ).toEqual([pattern]);
  expect(again.ofCluster(watch.name).has("a\0b\\c")).toBe(true);
});

test("while the list could not be read nothing is set aside, and nothing can be written", async () => {
  const unread = { ...parts(), setAside: new SetAsideList(history) };
  const answers = [
    await serveSetAside(unread),
    await serveNewSetAside(unread, ask({ cluster: watch.name, pattern: "a" }), 0),
  ];
  for (const answer of answers) expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
  expect(unread.setAside.ofCluster(watch.name).has(old)).toBe(false);
});
