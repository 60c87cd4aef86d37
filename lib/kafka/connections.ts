/**
 * Connections to the brokers of one cluster, by @platformatic/kafka: one a broker, opened when needed,
 * with back-off for brokers that do not answer, and the API versions each broker speaks.
 */
import type { Socket } from "node:net";
import { Connection, ResponseError } from "@platformatic/kafka";
import type { CollectionProblem } from "@/lib/core/words/collection";
import { plain, say } from "@/lib/core/words/sentences/facts";
import { ReasonError } from "@/lib/core/words/sentences/reason-error";
import type { Millis } from "@/lib/core/words/terms";
import { UNSUPPORTED_VERSION, type SupportedVersions } from "./api-versions-codec";
import { Backoffs, withPatience } from "./backoffs";
import type { ClusterIdentity } from "./cluster-identity";
import { clientIdOf, DEFAULT_CONNECT_MS, DEFAULT_REQUEST_MS, type ConnectSettings } from "./connect-settings";
import { Credentials } from "./credentials";
import type { GroupRequestKind, RequestKind } from "./request";
import { API_VERSIONS, METADATA } from "./requests";
import { throttleOf } from "./throttle";
import { postpone, type Session } from "./session";
import { chooseVersion } from "./supported-versions";

export interface Address {
  host: string;
  port: number;
}

interface OpenConnection {
  connection: Connection;
  versions: SupportedVersions;
  /** Whether it has answered a request since it was opened: from then on it is known to be set up rightly. */
  proven: boolean;
  session: Session;
  /** What takes its place; null until its session nears its end. */
  successor: Promise<OpenConnection> | null;
  /** Requests under way. */
  inFlight: number;
  /** Its successor is there: it ends with its last answer. */
  retired: boolean;
}

const SASL_AUTHENTICATE = 36;
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
  /** For how long brokers said that they hold requests back, in ms, since the start. */
  throttledMs = 0;
  private readonly clientId: string;
  private readonly credentials: Credentials;
  private readonly timeouts: { connectTimeout: Millis; requestTimeout: Millis };
  private readonly open = new Map<string, Promise<OpenConnection>>();
  /** All connections with a socket, those still connecting too: what has to be shut at the end. */
  private readonly live = new Set<Connection>();
  private readonly backoffs = new Backoffs();
  private closed = false;

  /** Secrets and certificates are read for each connection: where one is missing, requests reject with the setting's name. */
  constructor(
    settings: ConnectSettings,
    private readonly identity: Pick<ClusterIdentity, "check"> | null = null,
  ) {
    this.clientId = clientIdOf(settings);
    this.credentials = new Credentials(settings);
    this.timeouts = {
      connectTimeout: settings.connectionTimeoutMs ?? DEFAULT_CONNECT_MS,
      requestTimeout: settings.requestTimeoutMs ?? DEFAULT_REQUEST_MS,
    };
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
    const open = await this.ready(address);
    const { connection, versions } = open;
    const api = chooseVersion(kind, versions);
    this.requests++;
    open.inFlight++;
    try {
      const answer = await api.async(connection, ...args);
      open.proven = true;
      this.throttledMs += throttleOf(answer);
      return answer;
    } catch (error) {
      if (error instanceof ResponseError) return (error as unknown as { response: Response }).response;
      const timeout = isTimeout(error);
      if (connection.isConnected() && !timeout) throw error;
      // Its turn came when the session was over, or when the connection had just been replaced: the successor takes it.
      const isOver = open.retired || performance.now() >= open.session.lastUse;
      if (isOver && !timeout) return await this.call(address, kind, ...args);
      if (open.retired) throw new UnansweredError(error);
      const reason = open.proven && !timeout ? new ReasonError(say("network.lost", { where: keyOf(address) })) : error;
      // A late answer to a request that was given up leaves the connection's parser in the middle of a frame.
      this.drop(address, reason, connection);
      throw timeout ? new UnansweredError(reason) : reason;
    } finally {
      open.inFlight--;
      if (open.retired) this.endIfIdle(open);
    }
  }

  /** What is wrong with certificates and secrets though everything still works. */
  problems(now: Millis): CollectionProblem[] {
    return this.credentials.problems(now);
  }

  /**
   * `call` for a request about groups, in as many requests as the broker needs: all groups in one, or one group each.
   * The answers name their groups.
   */
  async callForGroups<Answer extends { groupId: string }>(
    address: Address,
    kind: GroupRequestKind<Answer>,
    groups: readonly string[],
  ): Promise<Answer[]> {
    const { versions } = await this.get(address);
    if (chooseVersion(kind, versions).version >= kind.manySince) return this.call(address, kind, groups);
    const answers = await Promise.all(
      groups.map(async (groupId) => {
        const [answer] = await this.call(address, kind, [groupId]);
        return answer ? [{ ...answer, groupId }] : [];
      }),
    );
    return answers.flat();
  }

  /** Resolves when the broker is connected and has answered a first request; rejects as `call` does. */
  async connected(address: Address): Promise<void> {
    await this.get(address);
  }

  /** Another connection has found the broker alive: the next request to it need not wait. */
  foundAlive(address: Address): void {
    this.backoffs.end(keyOf(address));
  }

  /** Closes all connections, requests under way included; calls after it reject. */
  async close(): Promise<void> {
    this.closed = true;
    this.open.clear();
    await Promise.all([...this.live].map(shut));
  }

  /** A connection whose session lasts: a successor is made ready beside one that nears its end, so that nobody waits. */
  private async ready(address: Address): Promise<OpenConnection> {
    const open = await this.get(address);
    const now = performance.now();
    if (now < open.session.renewAt) return open;
    open.successor ??= this.succeed(address, open);
    return now < open.session.lastUse ? open : open.successor;
  }

  private succeed(address: Address, old: OpenConnection): Promise<OpenConnection> {
    const key = keyOf(address);
    const before = this.open.get(key);
    const opening = this.connect(address);
    opening.then(
      (successor) => {
        old.retired = true;
        this.endIfIdle(old);
        // Meanwhile the old one was lost, and another is there.
        if (this.closed || (this.open.get(key) ?? before) !== before) return this.end(successor);
        this.open.set(key, opening);
      },
      (error: unknown) => {
        old.successor = null;
        postpone(old.session);
        if (performance.now() >= old.session.lastUse) this.drop(address, error, old.connection);
      },
    );
    return opening;
  }

  private endIfIdle(open: OpenConnection): void {
    if (open.inFlight === 0) this.end(open);
  }

  private end({ connection }: OpenConnection): void {
    this.live.delete(connection);
    void shut(connection);
  }

  private get(address: Address): Promise<OpenConnection> {
    if (this.closed) return Promise.reject(new Error("The connections to this cluster are closed."));
    const key = keyOf(address);
    const failed = this.backoffs.find(key);
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
      () => this.backoffs.end(key),
      (error: unknown) => this.drop(address, error),
    );
    return opening;
  }

  private async connect(address: Address): Promise<OpenConnection> {
    const tls = this.credentials.tlsFor(address.host);
    const options = { maxInflights: IN_FLIGHT, ...this.timeouts, ...(tls ? { tls } : {}) };
    const connection = new Connection(this.clientId, options);
    this.live.add(connection);
    // Errors reach the callers through their requests; without a listener Node would end the process. What TLS says
    // after its handshake, such as that a client certificate is wanted, comes here alone.
    let said: Error | null = null;
    connection.on("error", (error) => (said = error));
    connection.once("close", () => this.forget(address, connection));
    try {
      await connection.connect(address.host, address.port);
      const versions = await this.askVersions(connection);
      const newest = versions.get(SASL_AUTHENTICATE)?.maxVersion ?? 0;
      const session = await this.credentials.openSession(keyOf(address), connection, newest);
      if (this.identity) this.identity.check(keyOf(address), await this.askClusterId(connection, versions));
      return { connection, versions, proven: false, session, successor: null, inFlight: 0, retired: false };
    } catch (error) {
      this.live.delete(connection);
      void shut(connection);
      throw said ?? error;
    }
  }

  /** The versions that the broker speaks, asked in the newest form and, where the broker is too old for that, in the oldest. */
  private async askVersions(connection: Connection): Promise<SupportedVersions> {
    for (const api of [API_VERSIONS.versions.at(0)!, API_VERSIONS.versions.at(-1)!]) {
      this.requests++;
      const { errorCode, supported: supported } = await api.async(connection);
      if (errorCode !== UNSUPPORTED_VERSION) return supported;
    }
    throw new ReasonError(plain("kafka.requests-unreported"));
  }

  /** Kafka's own id of the cluster that answers; null where the broker does not tell. */
  private async askClusterId(connection: Connection, versions: SupportedVersions): Promise<string | null> {
    this.requests++;
    return (await chooseVersion(METADATA, versions).async(connection, [])).clusterId;
  }

  /** After a failure: the connection is gone, and the next one has to wait a little. */
  private drop(address: Address, error: unknown, connection?: Connection): void {
    const key = keyOf(address);
    this.backoffs.begin(key, error);
    this.open.delete(key);
    this.credentials.forget(key);
    if (!connection) return;
    this.live.delete(connection);
    void shut(connection);
  }

  private forget(address: Address, connection: Connection): void {
    const key = keyOf(address);
    this.live.delete(connection);
    void shut(connection);
    void this.open.get(key)?.then(
      (entry) => {
        if (entry.connection !== connection) return;
        this.open.delete(key);
        this.credentials.forget(key);
      },
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

function keyOf({ host, port }: Address): string {
  return `${host}:${port}`;
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && /timed out/i.test(error.message);
}
