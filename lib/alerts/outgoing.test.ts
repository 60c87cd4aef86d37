import { createServer, type AddressInfo, type Socket } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { answerOf } from "./notifier";
import { filterFor, outgoing } from "./outgoing";
import { neverArrived } from "./send-error";
import { answering, closing, hanging, Sink } from "./test-sink";

const sink = new Sink();
beforeAll(() => sink.start());
beforeEach(() => sink.reset());
afterAll(() => sink.stop());

const file = { mayReachPrivate: true, totalMs: 5_000 };
const page = { mayReachPrivate: false, totalMs: 5_000 };

it("sends what it is given and brings back the answer", async () => {
  sink.answer = answering(201, { "x-a": "b" }, "größer");
  const answer = await outgoing(file)({ url: `${sink.url}/a?b=c`, headers: { "x-c": "d" }, body: "häh" });
  expect(answer).toMatchObject({ status: 201, text: "größer" });
  expect(answer.headers.get("x-a")).toBe("b");
  expect(sink.received).toMatchObject([{ method: "POST", path: "/a?b=c", body: "häh" }]);
  expect(sink.received[0]?.headers).toMatchObject({ "x-c": "d", "content-length": "4" });
});

it("gets when there is nothing to send", async () => {
  await outgoing(file)({ url: sink.url });
  expect(sink.received[0]?.method).toBe("GET");
});

it("does not follow redirects", async () => {
  sink.answer = answering(302, { location: `${sink.url}/inside` });
  const answer = await outgoing(file)({ url: sink.url, body: "" });
  expect(answerOf(answer, 0).outcome).toBe("refused");
  expect(sink.received).toHaveLength(1);
});

it("ends at a server that hangs, before and in its answer", async () => {
  sink.answer = hanging;
  await expect(outgoing({ ...file, totalMs: 100 })({ url: sink.url })).rejects.toThrow(
    "No whole answer within 100 ms.",
  );
  sink.answer = (_request, response) => void response.writeHead(200).write("and then");
  await expect(outgoing({ ...file, totalMs: 100 })({ url: sink.url })).rejects.toThrow(
    "No whole answer within 100 ms.",
  );
});

it("takes no half answer for a whole one", async () => {
  sink.answer = closing;
  await expect(outgoing(file)({ url: sink.url })).rejects.toThrow("closed before the answer was whole");
});

it("reads no answer without an end", async () => {
  sink.answer = (_request, response) => {
    const more = () => {
      while (!response.destroyed && response.write("x".repeat(10_000)));
    };
    response.on("drain", more);
    more();
  };
  await expect(outgoing(file)({ url: sink.url })).rejects.toThrow("longer than 65536 bytes");
});

it("ends when it is told to", async () => {
  const controller = new AbortController();
  sink.answer = () => controller.abort();
  await expect(outgoing({ ...file, signal: controller.signal })({ url: sink.url })).rejects.toThrow(/abort/i);
});

it("says so when nobody listens", async () => {
  const closed = await new Sink().start();
  await closed.stop();
  await expect(outgoing(file)({ url: closed.url })).rejects.toThrow("ECONNREFUSED");
});

it.each(["ftp://example.org/x", "file:///etc/passwd", "nonsense", ""])(
  "refuses %j, and does not repeat it",
  async (url) => {
    await expect(outgoing(file)({ url })).rejects.toThrow("The URL is none of http or https.");
  },
);

it("does not take a certificate that nobody vouches for", async () => {
  await expect(outgoing(file)({ url: sink.url.replace("http:", "https:") })).rejects.toThrow(/./);
  expect(sink.received).toHaveLength(0);
});

const INSIDE = [
  "127.0.0.1",
  "127.8.9.1",
  "localhost",
  "2130706433",
  "0x7f.1",
  "0.0.0.0",
  "[::1]",
  "[::]",
  "[::ffff:127.0.0.1]",
  "[::ffff:a9fe:a9fe]",
  "[64:ff9b::7f00:1]",
  "[fe80::1]",
  "[fd00::1]",
  "10.0.0.1",
  "172.16.0.1",
  "192.168.1.1",
  "100.64.0.1",
  "169.254.169.254",
];

it.each(INSIDE)("lets no receiver of a page reach %s", async (host) => {
  for (const scheme of ["http", "https"])
    await expect(outgoing(page)({ url: `${scheme}://${host}:${sink.port}/` })).rejects.toThrow("is not allowed");
  expect(sink.received).toHaveLength(0);
});

it.each([["127.0.0.0/8"], ["127.0.0.1"]])("lets it where the file allows %s", async (allowed) => {
  const answer = await outgoing({ ...page, allowed: [allowed] })({ url: sink.url });
  expect(answer.status).toBe(200);
  await expect(outgoing({ ...page, allowed: ["10.0.0.0/8"] })({ url: sink.url })).rejects.toThrow("is not allowed");
});

it("lets it where the file allows the name", async () => {
  const url = `http://localhost:${sink.port}/`;
  expect((await outgoing({ ...page, allowed: ["localhost"] })({ url })).status).toBe(200);
  await expect(outgoing({ ...page, allowed: ["otherhost"] })({ url })).rejects.toThrow("is not allowed");
});

it("tells addresses and nets from names that look like them", async () => {
  const warn = vi.spyOn(console, "warn");
  const allowed = ["cafe", "feed.fade", "10.0.0.0/8", "FD00:0::1", "127.0.0.1"];
  expect((await outgoing({ ...page, allowed })({ url: sink.url })).status).toBe(200);
  await expect(outgoing({ ...page, allowed: ["cafe"] })({ url: sink.url })).rejects.toThrow("is not allowed");
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
  expect(filterFor("other", { ...page, allowed })?.allowIPAddressList).toEqual(["10.0.0.0/8", "fd00::1", "127.0.0.1"]);
});

it.each([
  ["a host of the file, however it is written", "Hooks.Internal", { ...page, allowed: ["hooks.internal"] }, true],
  ["another host", "internal", { ...page, allowed: ["hooks.internal"] }, false],
  ["any host of a receiver of the file", "internal", file, true],
])("%s: %s", (_what, host, rules, free) => expect(filterFor(host, rules) === null).toBe(free));

it("goes past proxies", async () => {
  process.env.HTTP_PROXY = process.env.http_proxy = "http://127.0.0.1:9";
  try {
    expect((await outgoing(file)({ url: sink.url })).status).toBe(200);
  } finally {
    delete process.env.HTTP_PROXY;
    delete process.env.http_proxy;
  }
});

it("ends at a server that never finishes its greeting", async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const url = `https://127.0.0.1:${port}/`;
  const asked = outgoing({ ...file, connectMs: 100 })({ url });
  await expect(asked).rejects.toThrow("No connection within 100 ms.");
  expect(neverArrived(await asked.catch((error: unknown) => error))).toBe(true);
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});
