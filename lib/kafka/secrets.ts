/** Fetches what the settings only name: passwords from the environment or files, certificates from files. */
import { readFileSync } from "node:fs";
import type { ConnectionOptions } from "node:tls";
import type { OauthSettings, SaslSettings, TlsSettings } from "./settings";

/** Where a secret stands. Exactly one of both is set (settings.ts sees to it). */
interface SecretPlace {
  what: string;
  env?: string | undefined;
  file?: string | undefined;
}

/** Reads a file that a setting names. Throws with the setting's name and the reason. */
function readNamedFile(setting: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const reason = code === "ENOENT" ? "there is no such file" : code === "EACCES" ? "it may not be read" : code;
    throw new Error(`${setting} names ${file}, but ${reason}.`, { cause: error });
  }
}

/** The secret itself, without the line end that editors leave in files. Throws when it is missing or empty. */
export function readSecret({ what, env, file }: SecretPlace): string {
  const secret = file !== undefined ? readNamedFile(`${what}File`, file).replace(/\r?\n$/, "") : process.env[env ?? ""];
  if (secret) return secret;
  const place = file !== undefined ? `the file ${file}` : `the environment variable ${env}`;
  throw new Error(`${what}: ${place} is ${secret === undefined ? "not set" : "empty"}.`);
}

/** TLS options for Node, files read; undefined for a plain connection. `servername` only where the settings ask for it. */
export function readTls(tls: TlsSettings): ConnectionOptions | undefined {
  if (tls === false) return undefined;
  if (tls === true) return {};
  const options: ConnectionOptions = { rejectUnauthorized: tls.rejectUnauthorized };
  if (tls.caFile) options.ca = readNamedFile("tls.caFile", tls.caFile);
  if (tls.certFile) options.cert = readNamedFile("tls.certFile", tls.certFile);
  if (tls.keyFile) options.key = readNamedFile("tls.keyFile", tls.keyFile);
  if (tls.serverName) options.servername = tls.serverName;
  return options;
}

/** What a client needs to log in: a password, or a function that has a valid bearer token. */
export type Login =
  | { mechanism: "PLAIN" | "SCRAM-SHA-256" | "SCRAM-SHA-512"; username: string; password: string }
  | { mechanism: "OAUTHBEARER"; token: () => Promise<string> };

/** Resolves the secrets of a SASL block. Throws when one is missing. */
export function readLogin(sasl: SaslSettings): Login {
  if (sasl.mechanism === "OAUTHBEARER") return { mechanism: sasl.mechanism, token: tokenSource(sasl) };
  const password = readSecret({ what: "sasl.password", env: sasl.passwordEnv, file: sasl.passwordFile });
  return { mechanism: sasl.mechanism, username: sasl.username, password };
}

/** A token is fetched anew when four fifths of its life are over. */
const TOKEN_LIFE_USED = 0.8;
const DEFAULT_TOKEN_LIFE_S = 300;

/** Bearer tokens: read anew each time from a file or the environment, or by the client credentials grant (RFC 6749, 4.4). */
function tokenSource(sasl: OauthSettings): () => Promise<string> {
  const { tokenEndpoint } = sasl;
  if (tokenEndpoint === undefined)
    return async () => readSecret({ what: "sasl.token", env: sasl.tokenEnv, file: sasl.tokenFile });
  let current: { token: Promise<string>; until: number } | null = null;
  return () => {
    if (current && Date.now() < current.until) return current.token;
    const entry = { token: Promise.resolve(""), until: Infinity };
    entry.token = requestToken(tokenEndpoint, sasl).then(
      ({ token, lifeSeconds }) => {
        entry.until = Date.now() + lifeSeconds * 1000 * TOKEN_LIFE_USED;
        return token;
      },
      (error: unknown) => {
        entry.until = 0;
        throw error;
      },
    );
    current = entry;
    return entry.token;
  };
}

const TOKEN_TIMEOUT_MS = 10_000;

/** One token request. Throws a sentence with the endpoint and its answer's status, never with the secret. */
async function requestToken(endpoint: string, sasl: OauthSettings): Promise<{ token: string; lifeSeconds: number }> {
  const secret = readSecret({ what: "sasl.clientSecret", env: sasl.clientSecretEnv, file: sasl.clientSecretFile });
  const form = new URLSearchParams({ grant_type: "client_credentials" });
  if (sasl.scope) form.set("scope", sasl.scope);
  // Both halves are form-encoded before they are joined (RFC 6749, 2.3.1).
  const pair = `${encodeURIComponent(sasl.clientId ?? "")}:${encodeURIComponent(secret)}`;
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(pair).toString("base64")}`, accept: "application/json" },
    body: form,
    signal: AbortSignal.timeout(TOKEN_TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw new Error(`The token endpoint ${endpoint} does not answer.`, { cause: error });
  });
  if (!response.ok) throw new Error(`The token endpoint ${endpoint} refused with HTTP ${response.status}.`);
  const body = (await response.json()) as { access_token?: unknown; expires_in?: unknown };
  if (typeof body.access_token !== "string") throw new Error(`The token endpoint ${endpoint} sent no access_token.`);
  const life = Number(body.expires_in);
  return { token: body.access_token, lifeSeconds: life > 0 ? life : DEFAULT_TOKEN_LIFE_S };
}
