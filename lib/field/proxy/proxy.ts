/**
 * A proxy that speaks Kafka's protocol, as managed services put one before their brokers: a port for each broker, all
 * addresses in answers turned to its own, and answers changed at will.
 */
import { connect, createServer, type Server, type Socket } from "node:net";
import { findFreePort } from "@/lib/lab/port";
import { frameReader, withLength } from "./frames";
import { ANSWERS, covers, decodeMessage, encodeMessage, type Struct } from "./message-codec";

type AnswerName = keyof typeof ANSWERS;

/** Changes an answer in place. */
export type Rewrites = Partial<Record<AnswerName, (answer: Struct, version: number) => void>>;

export interface ProxyOptions {
  /** Addresses of all brokers, `127.0.0.1:port`. */
  brokers: readonly string[];
  basePort: number;
  rewrites?: Rewrites;
  /** Newest version of each request by its key; a request that is newer, or not in it, ends the connection. */
  newest?: ReadonlyMap<number, number>;
}

export interface Proxy {
  bootstrap: string;
  /** Requests in versions that were not allowed, as `key v version`. */
  refused: readonly string[];
  stop(): Promise<void>;
}

interface Request {
  key: number;
  version: number;
}

const API_VERSIONS = ANSWERS.ApiVersions.apiKey;
const UNSUPPORTED_VERSION = 35;

/** Starts a listener for each broker. */
export async function startProxy(options: ProxyOptions): Promise<Proxy> {
  const ports = new Map<string, number>();
  for (const broker of options.brokers) ports.set(broker, await findFreePort(options.basePort, [...ports.values()]));
  const refused: string[] = [];
  const sockets = new Set<Socket>();
  const rewrites = withAddresses(options.rewrites ?? {}, ports);
  const servers = await Promise.all(
    [...ports].map(([broker, port]) =>
      listen(port, (client) => relay({ client, broker, rewrites, newest: options.newest, refused, sockets })),
    ),
  );
  const stop = async () => {
    const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
    for (const socket of sockets) socket.destroy();
    await Promise.all(closed);
  };
  return { bootstrap: [...ports.values()].map((port) => `127.0.0.1:${port}`).join(","), refused, stop };
}

function listen(port: number, onClient: (client: Socket) => void): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(onClient);
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

interface Relay {
  client: Socket;
  broker: string;
  rewrites: Rewrites;
  newest?: ReadonlyMap<number, number>;
  refused: string[];
  sockets: Set<Socket>;
}

/** One connection: requests go on as they are, answers as they are rewritten. Either end's end ends both. */
function relay({ client, broker, rewrites, newest, refused, sockets }: Relay): void {
  const port = Number(broker.slice(broker.lastIndexOf(":") + 1));
  const upstream = connect(port, "127.0.0.1");
  const end = () => void (client.destroy(), upstream.destroy());
  for (const socket of [client, upstream]) {
    sockets.add(socket);
    socket.on("error", end);
    socket.on("close", () => (sockets.delete(socket), end()));
  }
  const asked = new Map<number, Request>();
  const fromClient = frameReader((frame) => {
    const request = { key: frame.readInt16BE(0), version: frame.readInt16BE(2) };
    const correlation = frame.readInt32BE(4);
    if (newest && request.version > (newest.get(request.key) ?? -1)) {
      if (request.key === API_VERSIONS) return void client.write(withLength(unsupported(correlation)));
      refused.push(`${request.key} v${request.version}`);
      return end();
    }
    asked.set(correlation, request);
    upstream.write(withLength(frame));
  });
  const fromBroker = frameReader((frame) => {
    const correlation = frame.readInt32BE(0);
    const request = asked.get(correlation);
    asked.delete(correlation);
    client.write(withLength(request ? rewrite(frame, request, rewrites) : frame));
  });
  client.on("data", fromClient);
  upstream.on("data", fromBroker);
}

/** What a broker answers that does not know the version of the question about versions: version 0, an error, and no list. */
function unsupported(correlation: number): Buffer {
  const answer = Buffer.alloc(10);
  answer.writeInt32BE(correlation);
  answer.writeInt16BE(UNSUPPORTED_VERSION, 4);
  return answer;
}

function rewrite(frame: Buffer, { key, version }: Request, rewrites: Rewrites): Buffer {
  for (const name of Object.keys(rewrites) as AnswerName[]) {
    const message = ANSWERS[name];
    if (message.apiKey !== key) continue;
    // The correlation id, and no tags: no broker sends any here. The answer about versions has never got them.
    const header = covers(message.flexibleVersions, version) && key !== API_VERSIONS ? 5 : 4;
    const answer = decodeMessage(message, version, frame.subarray(header));
    rewrites[name]!(answer, version);
    return Buffer.concat([frame.subarray(0, header), encodeMessage(message, version, answer)]);
  }
  return frame;
}

/** The rewrites, with every broker's port in metadata and in coordinators' addresses turned to the proxy's. */
function withAddresses(rewrites: Rewrites, ports: ReadonlyMap<string, number>): Rewrites {
  const turn = (node: Struct) => {
    const port = ports.get(`127.0.0.1:${String(node.Port)}`);
    if (port !== undefined) Object.assign(node, { Host: "127.0.0.1", Port: port });
  };
  return {
    ...rewrites,
    Metadata(answer, version) {
      (answer.Brokers as Struct[]).forEach(turn);
      rewrites.Metadata?.(answer, version);
    },
    FindCoordinator(answer, version) {
      (Array.isArray(answer.Coordinators) ? (answer.Coordinators as Struct[]) : [answer]).forEach(turn);
      rewrites.FindCoordinator?.(answer, version);
    },
  };
}
