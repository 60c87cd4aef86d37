/** Fetches the secrets that the settings only name: passwords and tokens from the environment, files or a token endpoint. */
import { say } from "@/lib/core/words/sentences/facts";
import { ReasonError } from "@/lib/core/words/sentences/reason-error";
import type { LastGood } from "./last-good";
import { readNamedFile } from "./named-files";
import type { OauthSettings } from "./settings";

/** Where a secret stands. Exactly one of both is set (settings.ts sees to it). */
interface SecretPlace {
  what: string;
  env?: string | undefined;
  file?: string | undefined;
}

/** The secret itself, without the line end that editors leave in files. Throws when it is missing or empty. */
export function readSecret({ what, env, file }: SecretPlace): string {
  const secret =
    file !== undefined
      ? readNamedFile(`${what}File`, file)
          .toString("utf8")
          .replace(/\r?\n$/, "")
      : process.env[env ?? ""];
  if (secret) return secret;
  const place = file !== undefined ? "file" : "environment variable";
  const state = secret === undefined ? "not set" : "empty";
  throw new ReasonError(say("secret.missing", { what, place, name: String(file ?? env), state }));
}

/** A token is fetched anew when four fifths of its life are over, and goes on being used while that fails. */
const TOKEN_LIFE_USED = 0.8;
const DEFAULT_TOKEN_LIFE_S = 300;
/** Until a token that could not be fetched anew is asked for again. */
const TOKEN_RETRY_MS = 1_000;

interface Token {
  token: string;
  /** By `performance.now()`, which nobody sets back. */
  renewAt: number;
  endsAt: number;
}

/** Bearer tokens by the client credentials grant (RFC 6749, 4.4); one request at a time, however many ask. */
export function tokensOf(endpoint: string, sasl: OauthSettings, secret: LastGood<string>): () => Promise<string> {
  let current: Token | null = null;
  let asking: Promise<Token> | null = null;
  const ask = () =>
    (asking ??= requestToken(endpoint, sasl, secret).finally(() => {
      asking = null;
    }));
  return async () => {
    if (current && performance.now() < current.renewAt) return current.token;
    try {
      current = await ask();
    } catch (error) {
      if (!current || performance.now() >= current.endsAt) throw error;
      current.renewAt = performance.now() + TOKEN_RETRY_MS;
    }
    return current.token;
  };
}

const TOKEN_TIMEOUT_MS = 10_000;

/** One token request. Throws a sentence with the endpoint and its answer's status, never with the secret. */
async function requestToken(endpoint: string, sasl: OauthSettings, secret: LastGood<string>): Promise<Token> {
  const form = new URLSearchParams({ grant_type: "client_credentials" });
  if (sasl.scope) form.set("scope", sasl.scope);
  // Both halves are form-encoded before they are joined (RFC 6749, 2.3.1).
  const pair = `${encodeURIComponent(sasl.clientId ?? "")}:${encodeURIComponent(secret.get())}`;
  const askedAt = performance.now();
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(pair).toString("base64")}`, accept: "application/json" },
    body: form,
    // Another address was not named in the settings: it is not sent the secret.
    redirect: "error",
    signal: AbortSignal.timeout(TOKEN_TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw new ReasonError(say("token.no-answer", { endpoint }), { cause: error });
  });
  if (!response.ok) throw new ReasonError(say("token.refused", { endpoint, status: response.status }));
  const body = (await response.json()) as { access_token?: unknown; expires_in?: unknown };
  if (typeof body.access_token !== "string") throw new ReasonError(say("token.none", { endpoint }));
  const expiresIn = Number(body.expires_in);
  const lifeMs = (expiresIn > 0 ? expiresIn : DEFAULT_TOKEN_LIFE_S) * 1000;
  return { token: body.access_token, renewAt: askedAt + lifeMs * TOKEN_LIFE_USED, endsAt: askedAt + lifeMs };
}
