/**
 * Connections to the brokers of one cluster, by @platformatic/kafka: one a broker, opened when needed,
 * with back-off for brokers that do not answer, and the API versions each broker speaks.
 */
import type { Socket } from "node:net";
import { apiVersionsV3, Connection, ResponseError, type API, type ConnectionOptions } from "@platformatic/kafka";
import { clientIdOf, connectionOptions, type ConnectSettings } from "./client";

type SpokenVersions = Map<number, { minVersion: number; maxVersion: number }>;

export interface Address {
  host: string;
  port: number;
}

/** One request of Kafka's protocol in the versions this program speaks, newest first. */
export interface RequestKind<Arguments extends unknown[], Response> {
  name: string;
  versions: API<Arguments, Response>[];
}

interface OpenConnection {
  connection: Connection;
  versions: SpokenVersions;
  /** Whether it has answered a request since it was opened: from then on it is known to be set up rightly. */
  proven: boolean;
}

interface Backoff {
  failures: number;
  until: number;
  error: unknown;
}

const BACKOFF_FIRST_MS = 500;
const BACKOFF_MAX_MS = 10_000;
/** How long a request waits for a broker that did not answer before: long enough for one that is back. */
const RECONNECT_PATIENCE_MS = 300;
/** Kafka answers the requests of one connection in turn, so more in flight would only wait there. */
const IN_FLIGHT = 5;

/** "kafka-1:9092" or "[::1]:9092" as host and port. The settings have checked the form. */
export function parseAddress(broker: string): Address {
  const colon = broker.lastIndexOf(":");
  return { host: broker.slice(0, colon).replace(/^\[|\]$/g, ""), port: Number(broker.slice(colon + 1)) };
}

/** A request was sent and not answered in time. Only its sender meets it: who comes after meets the back-off. */
export class UnansweredError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

export class Connections {
  /** Requests sent since the start, those for API versions included. */
  requests = 0;
  private readonly clientId: string;
  private readonly optionsFor: (host: string) => ConnectionOptions;
  private readonly open = new Map<string, Promise<OpenConnection>>();
  /** All connections with a socket, those still connecting too: what has to be shut at the end. */
  private readonly live = new Set<Connection>();
  private readonly backoff = new Map<string, Backoff>();
  private closed = false;

  /** Reads secrets and certificates: throws with the setting's name when one is missing. */
  constructor(settings: ConnectSettings) {
    this.clientId = clientIdOf(settings);
    this.optionsFor = connectionOptions(settings);
  }

  /**
   * Sends one request in the newest version both sides speak. A response that carries error codes is
   * returned, not thrown: one partition without a leader must not hide all others. Rejects when the broker
   * cannot be reached, does not answer in time (`UnansweredError`), or does not know the request.
   */
  async call<Arguments extends unknown[], Response>(
    address: Address,
    kind: RequestKind<Arguments, Response>,
    ...args: Arguments
  ): Promise<Response> {
    const open = await this.get(address);
    const { connection, versions } = open;
    const api = chooseVersion(kind, versions);
    this.requests++;
    try {
      const answer = await api.async(connection, ...args);
      open.proven = true;
      return answer;
    } catch (error) {
      if (error instanceof ResponseError) return (error as unknown as { response: Response }).response;
      const timeout = isTimeout(error);
      if (connection.isConnected() && !timeout) throw error;
      const reason = open.proven && !timeout ? new Error(`the connection to ${keyOf(address)} was lost`) : error;
      // A late answer to a request that was given up leaves the connection's parser in the middle of a frame.
      this.drop(address, reason, connection);
      throw timeout ? new UnansweredError(reason) : reason;
    }
  }

  /** Resolves when the broker is connected and has answered a first request; rejects as `call` does. */
  async connected(address: Address): Promise<void> {
    await this.get(address);
  }

  /** Another connection has found the broker alive: the next request to it need not wait. */
  foundAlive(address: Address): void {
    this.backoff.delete(keyOf(address));
  }

  /** Closes all connections, requests under way included; calls after it reject. */
  async close(): Promise<void> {
    this.closed = true;
    this.open.clear();
    await Promise.all([...this.live].map(shut));
  }

  private get(address: Address): Promise<OpenConnection> {
    if (this.closed) return Promise.reject(new Error("The connections to this cluster are closed."));
    const key = keyOf(address);
    const failed = this.backoff.get(key);
    const existing = this.open.get(key);
    if (!existing && failed && Date.now() < failed.until) return Promise.reject(failed.error);
    if (!failed) return existing ?? this.startConnecting(address);
    // A broker that was away is tried in the background: waiting for it in every request would delay the others.
    return existing ? Promise.reject(failed.error) : withPatience(this.startConnecting(address), failed.error);
  }

  private startConnecting(address: Address): Promise<OpenConnection> {
    const key = keyOf(address);
    const opening = this.connect(address);
    this.open.set(key, opening);
    opening.then(
      () => this.backoff.delete(key),
      (error: unknown) => this.drop(address, error),
    );
    return opening;
  }

  private async connect(address: Address): Promise<OpenConnection> {
    const connection = new Connection(this.clientId, { maxInflights: IN_FLIGHT, ...this.optionsFor(address.host) });
    this.live.add(connection);
    // Errors reach the callers through their requests; without a listener Node would end the process.
    connection.on("error", () => undefined);
    connection.once("close", () => this.forget(address, connection));
    try {
      await connection.connect(address.host, address.port);
      this.requests++;
      const { apiKeys } = await apiVersionsV3.api.async(connection, "tidemark", "1");
      return { connection, versions: new Map(apiKeys.map((api) => [api.apiKey, api])), proven: false };
    } catch (error) {
      this.live.delete(connection);
      void shut(connection);
      throw error;
    }
  }

  /** After a failure: the connection is gone, and the next one has to wait a little. */
  private drop(address: Address, error: unknown, connection?: Connection): void {
    const key = keyOf(address);
    const failures = (this.backoff.get(key)?.failures ?? 0) + 1;
    const longest = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** (failures - 1));
    // Not all at once: a broker that comes back is met by everybody who waited for it.
    const wait = longest * (0.75 + Math.random() / 4);
    this.backoff.set(key, { failures, until: Date.now() + wait, error });
    this.open.delete(key);
    if (!connection) return;
    this.live.delete(connection);
    void shut(connection);
  }

  private forget(address: Address, connection: Connection): void {
    const key = keyOf(address);
    this.live.delete(connection);
    void shut(connection);
    void this.open.get(key)?.then(
      (entry) => entry.connection === connection && this.open.delete(key),
      () => undefined,
    );
  }
}

/** Ends a connection at once, whatever state it is in, its timers too (the one for logging in again lives for hours). */
async function shut(connection: Connection): Promise<void> {
  const closed = connection.close();
  // `close` lets the socket write out first, which a broker that hangs would never let happen.
  (connection.socket as Socket | undefined)?.destroy();
  await closed.catch(() => undefined);
}

/** The connection if it opens soon; else the error of the attempt before. */
async function withPatience<T>(opening: Promise<T>, error: unknown): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(error as Error), RECONNECT_PATIENCE_MS);
  });
  return Promise.race([opening, late]).finally(() => clearTimeout(timer));
}

function keyOf({ host, port }: Address): string {
  return `${host}:${port}`;
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && /timed out/i.test(error.message);
}

function findVersion<Arguments extends unknown[], Response>(
  kind: RequestKind<Arguments, Response>,
  versions: SpokenVersions,
): API<Arguments, Response> | undefined {
  return kind.versions.find((api) => {
    const spoken = versions.get(api.key);
    return spoken && api.version >= spoken.minVersion && api.version <= spoken.maxVersion;
  });
}

function chooseVersion<Arguments extends unknown[], Response>(
  kind: RequestKind<Arguments, Response>,
  versions: SpokenVersions,
): API<Arguments, Response> {
  const api = findVersion(kind, versions);
  if (api) return api;
  throw new Error(`The broker does not speak ${kind.name} in a version known here: Kafka 3.0 or newer is needed.`);
}

/**
 * Runs a request for the groups of each coordinator, so many at a time. The batches of one coordinator run
 * one after another, since Kafka would queue them anyway; those of different ones together.
 */
export async function inBatches<Item extends { coordinator: number }, Node extends { id: number }>(
  brokers: readonly Node[],
  items: readonly Item[],
  size: number,
  run: (broker: Node, batch: Item[]) => Promise<void>,
): Promise<void> {
  await Promise.all(
    brokers.map(async (broker) => {
      const mine = items.filter(({ coordinator }) => coordinator === broker.id);
      for (let start = 0; start < mine.length; start += size) await run(broker, mine.slice(start, start + size));
    }),
  );
}
