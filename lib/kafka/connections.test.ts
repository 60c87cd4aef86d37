/** What a connection makes of a broker that is older than the newest form of the first request. */
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { Connections } from "./connections";
import { API_VERSIONS } from "./requests";

let close: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(close.map((end) => end()));
  close = [];
});

/**
 * Answers ApiVersions as a broker of Kafka 2.1.1 was seen to: version 3 with error 35 and nothing more that counts, in the form of
 * version 0, and version 0 with what it speaks.
 */
async function startOldBroker(asked: number[]): Promise<{ host: string; port: number }> {
  const server = createServer((socket) => {
    socket.on("data", (frame: Buffer) => {
      asked.push(frame.readInt16BE(6));
      const body = Buffer.from(asked.at(-1) === 0 ? "00000000000100120000" + "0002" : "002300000000", "hex");
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

test("a broker that does not know the newest ApiVersions is asked in the oldest", async () => {
  const asked: number[] = [];
  const broker = await startOldBroker(asked);
  const connections = new Connections({ brokers: [] });
  close.unshift(() => connections.close());
  await connections.connected(broker);
  expect(asked).toEqual([3, 0]);
  const oldest = { ...API_VERSIONS, versions: API_VERSIONS.versions.slice(-1) };
  expect((await connections.call(broker, oldest)).spoken).toEqual(new Map([[18, { minVersion: 0, maxVersion: 2 }]]));
});
