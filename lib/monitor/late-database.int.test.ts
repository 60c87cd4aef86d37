/** A database that comes after the program: the cluster is watched meanwhile, nothing is lost and nothing told twice. */
import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DatabaseError } from "@/lib/history/connection";
import { openLateHistory } from "@/lib/history/late-history";
import { TestCluster, uniqueName } from "@/lib/kafka/test-cluster";
import { Watch } from "./test-watch";

const database = new URL(process.env.TIDEMARK_TEST_DATABASE_URL ?? "");
const cluster = new TestCluster(process.env.TIDEMARK_TEST_BROKERS ?? "");

beforeAll(() => cluster.open());
afterAll(() => cluster.close());

/** A port behind which the database can be made to appear. */
async function closedPort() {
  const server = createServer((socket) => {
    const upstream = connect(Number(database.port), database.hostname);
    socket.pipe(upstream).pipe(socket);
    for (const end of [socket, upstream]) end.on("error", () => void (socket.destroy(), upstream.destroy()));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  const url = new URL(database);
  url.port = String(port);
  return { url: url.toString(), open: () => void server.listen(port, "127.0.0.1"), close: () => server.close() };
}

test("ticks wait for a database that starts later, and what was told before is not told again", async () => {
  const topic = await cluster.createTopic([5]);
  const group = uniqueName("early");
  await cluster.commit(group, topic, 0, 2);
  const name = uniqueName("late");
  const first = await Watch.start({ name });
  const before = await first.group(group, ({ lag, status }) => lag.value === 3n && status === "OK");
  await first.stop();

  const port = await closedPort();
  const late = await openLateHistory({ url: port.url });
  expect(late.waitsFor()?.reason).toContain("Nothing answers");
  const watch = await Watch.start({ name, late });
  const seen = await watch.group(group, ({ lag }) => lag.value === 3n);
  expect(seen.since).toBeGreaterThan(before.since);
  const waiting = await watch.until(({ backlog }) => backlog.waiting > 3);
  expect(waiting.backlog).toMatchObject({ failing: true, dropped: 0 });
  expect(() => late.history.readEvents({ cluster: name, from: 0, to: 1, limit: 1 })).toThrow(DatabaseError);

  port.open();
  await late.opened;
  await watch.until(({ backlog }) => backlog.waiting === 0 && !backlog.failing);
  expect(late.waitsFor()).toBeNull();
  const moments: number[] = [];
  for await (const { at } of late.history.readTicks({ cluster: name, from: waiting.backlog.oldest!, to: Date.now() }))
    moments.push(at);
  expect(moments[0]).toBe(waiting.backlog.oldest);
  const events = await late.history.readEvents({ cluster: name, group, from: 0, to: Date.now() + 60_000, limit: 100 });
  expect(
    events.filter(({ kind, topic: of, after }) => kind === "status" && of === null && after === "OK"),
  ).toHaveLength(1);
  // The group has been OK since the first watch saw it, whoever was looking.
  const after = await watch.group(group, ({ since }) => since === before.since);
  expect(after.status).toBe("OK");
  await watch.stop();
  port.close();
});

test("a database that answers and cannot be used is refused at once", async () => {
  const wrong = new URL(database);
  wrong.password = "wrong";
  await expect(openLateHistory({ url: wrong.toString() })).rejects.toThrow(/refuses the login/);
});
