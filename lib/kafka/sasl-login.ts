/**
 * Logs in on a fresh connection: SaslHandshake, then SaslAuthenticate in the newest version both sides know. The
 * library's own way is not taken: it logs in again on the live connection without keeping other requests back meanwhile,
 * which the broker ends with ILLEGAL_SASL_STATE. Here a connection is replaced before its session is over (session.ts).
 */
import {
  createAPI,
  ResponseError,
  saslAuthenticateV2,
  saslHandshakeV1,
  saslOAuthBearer,
  saslPlain,
  saslScramSha,
  Writer,
  type API,
  type Connection,
  type Reader,
} from "@platformatic/kafka";
import type { Millis } from "@/lib/core/words/terms";

/** What it takes to log in: secrets are read when they are asked for. */
export type Login =
  | { mechanism: "PLAIN" | "SCRAM-SHA-256" | "SCRAM-SHA-512"; username: string; password: () => string }
  | { mechanism: "OAUTHBEARER"; token: () => Promise<string> };

/** Why a broker did not let this program in; `key` says which of the ways it was. */
export class LoginError extends Error {
  constructor(
    readonly key: "no-sasl-here" | "mechanism" | "token" | "refused",
    /** What the broker said of it: the mechanisms it offers, or its own words. */
    readonly brokerMessage: string | null,
    cause?: unknown,
  ) {
    super(`log-in: ${key}`, { cause });
    this.name = "LoginError";
  }
}

type Authenticate = typeof saslAuthenticateV2.api;
type Authenticated = Authenticate extends API<[Buffer], infer Answer> ? Answer : never;

const AUTHENTICATE_KEY = 36;
const UNSUPPORTED_MECHANISM = 33;
const ILLEGAL_STATE = 34;

/** Versions 0 and 1 differ from 2 in the form of their fields; the session's lifetime is told from 1 on (KIP-368). */
const olderAuthenticate = (version: 0 | 1) =>
  createAPI<[Buffer], Authenticated>(
    AUTHENTICATE_KEY,
    version,
    (bytes: Buffer) => Writer.create().appendBytes(bytes, false),
    (_correlation, key, spokenVersion, reader: Reader) => {
      const errorCode = reader.readInt16();
      const errorMessage = reader.readNullableString(false);
      const authBytes = reader.readBytes(false);
      const response = {
        errorCode,
        errorMessage,
        authBytes,
        sessionLifetimeMs: spokenVersion > 0 ? reader.readInt64() : 0n,
      };
      if (errorCode !== 0) throw new ResponseError(key, spokenVersion, { "/": [errorCode, errorMessage] }, response);
      return response;
    },
    false,
    false,
  );

const AUTHENTICATE: Authenticate[] = [olderAuthenticate(0), olderAuthenticate(1), saslAuthenticateV2.api];

/**
 * Logs in. Rejects with a `LoginError` when the broker refuses.
 *
 * @param newest the newest version of SaslAuthenticate that the broker speaks
 * @returns how long the session holds in ms, from before it was asked for; Infinity where the broker sets no end
 */
export async function logIn(connection: Connection, login: Login, newest: number): Promise<Millis> {
  // First of all: what is missing here is to be told, whatever the broker would say.
  const secret = login.mechanism === "OAUTHBEARER" ? await login.token() : login.password();
  await saslHandshakeV1.api.async(connection, login.mechanism).catch((error: unknown) => {
    throw refusedHandshake(error);
  });
  const authenticate = AUTHENTICATE[Math.min(newest, AUTHENTICATE.length - 1)] ?? AUTHENTICATE[0]!;
  const { authBytes, sessionLifetimeMs } = await prove(authenticate, connection, login, secret).catch(
    (error: unknown) => {
      throw refusedLogin(error);
    },
  );
  // A token that is refused is answered without an error code, by what is wrong with it (RFC 7628, 3.2.2).
  if (login.mechanism === "OAUTHBEARER" && authBytes.length > 0) throw new LoginError("token", statusIn(authBytes));
  return sessionLifetimeMs > 0n ? Number(sessionLifetimeMs) : Infinity;
}

function prove(api: Authenticate, connection: Connection, login: Login, secret: string): Promise<Authenticated> {
  switch (login.mechanism) {
    case "PLAIN":
      return saslPlain.authenticate(api, connection, login.username, secret);
    case "OAUTHBEARER":
      return saslOAuthBearer.authenticate(api, connection, secret, undefined as never);
    case "SCRAM-SHA-256":
    case "SCRAM-SHA-512": {
      const algorithm = login.mechanism === "SCRAM-SHA-256" ? "SHA-256" : "SHA-512";
      return saslScramSha.authenticate(api, connection, algorithm, login.username, secret, undefined as never);
    }
  }
}

function refusedHandshake(error: unknown): unknown {
  const answer = answerIn(error) as { errorCode: number; mechanisms: string[] } | null;
  if (answer?.errorCode === UNSUPPORTED_MECHANISM)
    return new LoginError("mechanism", answer.mechanisms.join(", "), error);
  return answer?.errorCode === ILLEGAL_STATE ? new LoginError("no-sasl-here", null, error) : error;
}

function refusedLogin(error: unknown): unknown {
  const answer = answerIn(error) as { errorMessage: string | null } | null;
  return answer ? new LoginError("refused", answer.errorMessage, error) : error;
}

/** The broker's answer behind an error of the library, which wraps what its mechanisms throw. */
function answerIn(error: unknown): unknown {
  for (let inner = error; inner instanceof Error; inner = inner.cause)
    if (inner instanceof ResponseError) return (inner as unknown as { response: unknown }).response;
  return null;
}

function statusIn(bytes: Buffer): string | null {
  try {
    const { status } = JSON.parse(bytes.toString("utf8")) as { status?: unknown };
    return typeof status === "string" ? status : null;
  } catch {
    return null;
  }
}
