/** What a connection makes of a broker that is older than the newest form of the first request, or another cluster's. */
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { ClusterIdentity } from "./cluster-identity";
import { Connections } from "./connections";
import { API_VERSIONS } from "./requests";

let close: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(close.map((end) => end()));
  close = [];
});

/** A broker that answers each request with the body, in hex, that is given for its key and version. */
async function startBroker(answer: (key: number, version: number) => string): Promise<{ host: string; port: number }> {
  const server = createServer((socket) => {
    socket.on("data", (frame: Buffer) => {
      const body = Buffer.from(answer(frame.readInt16BE(4), frame.readInt16BE(6)), "hex");
      const head = Buffer.alloc(8);
      head.writeInt32BE(4 + body.length, 0);
      head.writeInt32BE(frame.readInt32BE(8), 4);
      socket.write(Buffer.concat([head, body]));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  close.push(() => new Promise((resolve) => server.close(resolve)));
  return { host: "127.0.0.1", port: (server.address() as AddressInfo).port };
}

/**
 * Answers ApiVersions as a broker of Kafka 2.1.1 was seen to: version 3 with error 35 and nothing more that counts, in the form of
 * version 0, and version 0 with what it speaks.
 */
const startOldBroker = (asked: number[]) =>
  startBroker((_, version) => {
    asked.push(version);
    return version === 0 ? "00000000000100120000" + "0002" : "002300000000";
  });

test("a broker that does not know the newest ApiVersions is asked in the oldest", async () => {
  const asked: number[] = [];
  const broker = await startOldBroker(asked);
  const connections = new Connections({ brokers: [] });
  close.unshift(() => connections.close());
  await connections.connected(broker);
  expect(asked).toEqual([3, 0]);
  const oldest = { ...API_VERSIONS, versions: API_VERSIONS.versions.slice(-1) };
  expect((await connections.call(broker, oldest)).supported).toEqual(new Map([[18, { minVersion: 0, maxVersion: 2 }]]));
});

test("a broker of another cluster than the one that is watched is refused before anything is asked of it", async () => {
  const METADATA = 3;
  const asked: number[] = [];
  const broker = await startBroker((key, version) => {
    asked.push(key);
    // No brokers, cluster "B", no controller, no topics.
    if (key === METADATA) return "00000000" + "000142" + "ffffffff" + "00000000";
    // ApiVersions 0 to 2, Metadata 2.
    return version === 0 ? "0000" + "00000002" + "001200000002" + "000300020002" : "002300000000";
  });
  const identity = new ClusterIdentity("A");
  const connections = new Connections({ brokers: [] }, identity);
  close.unshift(() => connections.close());
  const sentence = `127.0.0.1:${broker.port} answers for cluster B, not for A`;
  await expect(connections.call(broker, API_VERSIONS)).rejects.toThrow(sentence);
  expect(asked).toEqual([18, 18, METADATA]);
  expect(identity.problems()).toMatchObject([{ message: expect.stringContaining(sentence) as string }]);
});
