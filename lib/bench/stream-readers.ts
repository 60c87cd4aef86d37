/** Many readers of one stream, in a process of their own: real connections, whose bytes are counted and thrown away. */
import { get, type IncomingMessage } from "node:http";
import { connect, type Socket } from "node:net";
import { constants, createGunzip } from "node:zlib";

interface Order {
  url: string;
  readers: number;
  /** Readers that ask and then never read. */
  deaf: number;
}

const open = (url: string) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const request = get(url, { headers: { "accept-encoding": "gzip", accept: "text/event-stream" } }, resolve);
    request.on("error", reject);
  });

function openDeaf(url: string): Promise<Socket> {
  const { hostname, port, pathname, search, host } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.pause();
      socket.write(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: gzip\r\n\r\n`);
      resolve(socket);
    });
    socket.on("error", reject);
  });
}

/** Bytes that each reader has had, and the plain text's length of the first. */
const counts = { bytes: [] as number[], plain: 0 };

process.on("message", (order: Order | "count") => {
  if (order === "count") return void process.send?.(counts);
  void start(order).then(() => process.send?.("open"));
});

async function start({ url, readers, deaf }: Order): Promise<void> {
  const streams = await Promise.all(Array.from({ length: readers }, () => open(url)));
  for (const stream of streams) {
    const place = counts.bytes.push(0) - 1;
    stream.on("data", (chunk: Buffer) => (counts.bytes[place]! += chunk.length));
    stream.on("error", () => {});
    if (place > 0) continue;
    const unzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
    unzip.on("data", (chunk: Buffer) => (counts.plain += chunk.length));
    stream.pipe(unzip);
  }
  await Promise.all(Array.from({ length: deaf }, () => openDeaf(url)));
}
