/**
 * What one cluster wants to see of a client: certificates, passwords, tokens. All are read again for every new
 * connection, so that what is rotated on disk is used without a restart; what cannot be read leaves the last good one.
 */
import { isIP } from "node:net";
import type { ConnectionOptions } from "node:tls";
import type { Connection } from "@platformatic/kafka";
import type { CollectionProblem } from "@/lib/core/words/collection";
import { messageOf } from "@/lib/core/words/sentences/english";
import { say } from "@/lib/core/words/sentences/facts";
import { saidOf } from "@/lib/core/words/sentences/reason-error";
import type { Millis } from "@/lib/core/words/terms";
import { chainExpiry, expiryProblem, untilWarning } from "./certificates";
import { LastGood } from "./last-good";
import { logIn, type Login } from "./sasl-login";
import { readSecret, tokensOf } from "./secrets";
import { sessionOf, type Session } from "./session";
import type { ClusterSettings, SaslSettings } from "./settings";
import { loadTls, type LoadedTls } from "./tls-files";

/** Files are looked at this often though nothing connects, so that a rotation that failed is told before it matters. */
const LOOK_EVERY_MS: Millis = 60_000;

export class Credentials {
  /** How to log in; null where the settings do not ask for it. */
  private readonly login: Login | null;
  private readonly files: LastGood<LoadedTls> | null = null;
  private readonly secrets: LastGood<string>[] = [];
  private readonly isTls: boolean;
  /** When the first certificate of each broker's chain expires, as it was last seen. */
  private readonly brokers = new Map<string, Millis>();
  private lookedAt = -Infinity;

  /** Reads nothing yet. */
  constructor({ tls = false, sasl }: Partial<Pick<ClusterSettings, "tls" | "sasl">>) {
    this.isTls = tls !== false;
    if (typeof tls === "object") this.files = new LastGood((before) => loadTls(tls, before));
    this.login = sasl ? this.loginOf(sasl) : null;
  }

  /** TLS options for one host; undefined for a plain connection. Throws when a file was never of use. */
  tlsFor(host: string): ConnectionOptions | undefined {
    if (!this.isTls) return undefined;
    const options = this.files?.get().options ?? {};
    // SNI takes names only (RFC 6066, 3); Node would warn about an address.
    return isIP(host) || options.servername ? options : { ...options, servername: host };
  }

  /**
   * Logs in on a fresh connection, where the settings ask for it, and notes the certificates that the broker showed.
   * Rejects with a `LoginError` when it refuses.
   *
   * @param broker its address, for messages
   * @param newest the newest version of SaslAuthenticate that it speaks
   */
  async openSession(broker: string, connection: Connection, newest: number): Promise<Session> {
    const startedAt = performance.now();
    const lifetimeMs = this.login ? await logIn(connection, this.login, newest) : Infinity;
    const expiry = chainExpiry(connection.socket);
    if (expiry !== null) this.brokers.set(broker, expiry);
    return sessionOf(startedAt, lifetimeMs, expiry === null ? Infinity : untilWarning(expiry, Date.now()));
  }

  /** The connection to a broker is gone, and perhaps the broker: its certificate is told of no more. */
  forget(broker: string): void {
    this.brokers.delete(broker);
  }

  /** Files that cannot be read while what was read before is still in use, and certificates that are about to expire. */
  problems(now: Millis): CollectionProblem[] {
    const readers: Reader[] = [...(this.files ? [this.files] : []), ...this.secrets];
    if (Math.abs(now - this.lookedAt) >= LOOK_EVERY_MS) {
      this.lookedAt = now;
      for (const reader of readers) look(reader);
    }
    const problems = readers.flatMap(({ trouble }) => (trouble ? [keptProblem(trouble)] : []));
    const own = this.files ? look(this.files)?.own : null;
    const expiries: [string, Millis | string][] = [...this.brokers];
    if (own) expiries.unshift([own.setting, own.certificate.validTo]);
    return [...problems, ...expiries.flatMap(([whose, end]) => expiryProblem(whose, end, now) ?? [])];
  }

  private loginOf(sasl: SaslSettings): Login {
    if (sasl.mechanism !== "OAUTHBEARER") {
      const password = this.secret({ what: "sasl.password", env: sasl.passwordEnv, file: sasl.passwordFile });
      return { mechanism: sasl.mechanism, username: sasl.username, password: () => password.get() };
    }
    const { mechanism, tokenEndpoint } = sasl;
    if (tokenEndpoint === undefined) {
      const token = this.secret({ what: "sasl.token", env: sasl.tokenEnv, file: sasl.tokenFile });
      return { mechanism, token: async () => token.get() };
    }
    const place = { what: "sasl.clientSecret", env: sasl.clientSecretEnv, file: sasl.clientSecretFile };
    return { mechanism, token: tokensOf(tokenEndpoint, sasl, this.secret(place)) };
  }

  private secret(place: Parameters<typeof readSecret>[0]): LastGood<string> {
    const secret = new LastGood(() => readSecret(place));
    this.secrets.push(secret);
    return secret;
  }
}

type Reader = Pick<LastGood<unknown>, "get" | "trouble">;

/** The value, if there is one; what is wrong with it is told by its trouble. */
function look<T>(reader: Pick<LastGood<T>, "get">): T | null {
  try {
    return reader.get();
  } catch {
    return null;
  }
}

function keptProblem(trouble: Error): CollectionProblem {
  return { what: "credentials", subject: null, ...messageOf(say("problem.kept", { reason: saidOf(trouble) })) };
}
