/** The settings of one Kafka cluster, as they stand in `tidemark.yaml`. Shapes only: nothing is read here. */
import { RE2JS } from "re2js";
import { z } from "zod";

/** Host name, IPv4 or bracketed IPv6 address, then a port. */
const BROKER = /^(?:\[[0-9a-fA-F:.]+\]|[^\s:/[\]]+):(\d{1,5})$/;

const broker = z.string().superRefine((value, context) => {
  const port = Number(BROKER.exec(value)?.[1]);
  if (port >= 1 && port <= 65535) return;
  context.addIssue({
    code: "custom",
    message: `"${value}" is not a broker address: write host:port, such as kafka-1:9092`,
  });
});

/** RE2's regular expressions, as Go's: they take time linear in a name, but know no look-around and no back references. */
const regex = z.string().superRefine((value, context) => {
  try {
    RE2JS.compile(value);
  } catch (error) {
    context.addIssue({
      code: "custom",
      message: `"${value}" is not a regular expression (RE2: no look-around, no back references): ${(error as Error).message}`,
    });
  }
});

/** Which names are watched: all that match one of `include` (all, when it is empty) and none of `exclude`. */
const filter = z.strictObject({ include: z.array(regex).optional(), exclude: z.array(regex).optional() });

/** A secret written into the file is refused with the way out; the value itself is never repeated. */
const refused = (name: string) =>
  z.custom<undefined>((value) => value === undefined, {
    message: `a secret does not belong in this file: put it into an environment variable and name that in ${name}Env, or into a file and name that in ${name}File`,
  });

/** Files of TLS. A client certificate stands in `certFile` and `keyFile`, or in `pkcs12File` with its key. */
const tlsFiles = z
  .strictObject({
    caFile: z.string().min(1).optional(),
    certFile: z.string().min(1).optional(),
    keyFile: z.string().min(1).optional(),
    keyPassphrase: refused("keyPassphrase").optional(),
    keyPassphraseEnv: z.string().min(1).optional(),
    keyPassphraseFile: z.string().min(1).optional(),
    pkcs12File: z.string().min(1).optional(),
    pkcs12Passphrase: refused("pkcs12Passphrase").optional(),
    pkcs12PassphraseEnv: z.string().min(1).optional(),
    pkcs12PassphraseFile: z.string().min(1).optional(),
    rejectUnauthorized: z.boolean().default(true),
    serverName: z.string().min(1).optional(),
  })
  .superRefine((tls, context) => {
    for (const issue of tlsProblems(tls)) context.addIssue({ code: "custom", ...issue });
  });

const tls = z.union([z.boolean(), tlsFiles]);

interface Issue {
  message: string;
  path: string[];
}

type TlsShape = Partial<
  Record<
    | "certFile"
    | "keyFile"
    | "keyPassphraseEnv"
    | "keyPassphraseFile"
    | "pkcs12File"
    | "pkcs12PassphraseEnv"
    | "pkcs12PassphraseFile",
    string | undefined
  >
>;

/** What does not go together in a tls block. */
function tlsProblems(tls: TlsShape): Issue[] {
  const issues: Issue[] = [];
  const refuse = (key: keyof TlsShape, message: string) => issues.push({ message, path: [key] });
  const { certFile, keyFile, pkcs12File } = tls;
  if (certFile && !keyFile) refuse("keyFile", "certFile needs its private key: name it in keyFile");
  if (keyFile && !certFile) refuse("certFile", "keyFile needs its certificate: name it in certFile");
  if (pkcs12File && (certFile || keyFile))
    refuse("pkcs12File", "name the client certificate once: certFile and keyFile, or pkcs12File");
  for (const [owner, stem] of [
    ["keyFile", "keyPassphrase"],
    ["pkcs12File", "pkcs12Passphrase"],
  ] as const) {
    const [env, file] = [tls[`${stem}Env`], tls[`${stem}File`]];
    if (env && file) refuse(`${stem}Env`, `name the passphrase once: ${stem}Env or ${stem}File`);
    if ((env || file) && !tls[owner]) refuse(owner, `${stem}${env ? "Env" : "File"} is for ${owner}, which is not set`);
  }
  return issues;
}

const byPassword = z
  .strictObject({
    mechanism: z.enum(["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"]),
    username: z.string().min(1),
    password: refused("password").optional(),
    passwordEnv: z.string().min(1).optional(),
    passwordFile: z.string().min(1).optional(),
  })
  .refine((sasl) => (sasl.passwordEnv === undefined) !== (sasl.passwordFile === undefined), {
    message: "name the password once: passwordEnv or passwordFile",
    path: ["passwordEnv"],
  });

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/;

/** Whether a host is this machine by its very name: what is sent there does not leave it. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

/** The client secret goes there: over TLS, or not off this machine. */
const tokenEndpoint = z.url({ protocol: /^https?$/ }).refine(
  (url) => {
    const { protocol, hostname } = new URL(url);
    return protocol === "https:" || isLoopback(hostname);
  },
  { message: "tokenEndpoint is sent the client secret: it must be https (http is for this machine alone)" },
);

const byToken = z
  .strictObject({
    mechanism: z.literal("OAUTHBEARER"),
    token: refused("token").optional(),
    tokenEnv: z.string().min(1).optional(),
    tokenFile: z.string().min(1).optional(),
    tokenEndpoint: tokenEndpoint.optional(),
    clientId: z.string().min(1).optional(),
    clientSecret: refused("clientSecret").optional(),
    clientSecretEnv: z.string().min(1).optional(),
    clientSecretFile: z.string().min(1).optional(),
    scope: z.string().min(1).optional(),
  })
  .superRefine((sasl, context) => {
    const problem = oauthProblem(sasl);
    if (problem) context.addIssue({ code: "custom", ...problem });
  });

interface OauthShape {
  tokenEnv?: string;
  tokenFile?: string;
  tokenEndpoint?: string;
  clientId?: string;
  clientSecretEnv?: string;
  clientSecretFile?: string;
}

/** What is wrong with an OAUTHBEARER block: it needs one source of tokens, whole. Null when nothing is. */
function oauthProblem(sasl: OauthShape): Issue | null {
  const sources = [sasl.tokenEnv, sasl.tokenFile, sasl.tokenEndpoint].filter((source) => source !== undefined);
  if (sources.length !== 1)
    return { message: "name one source of tokens: tokenEndpoint, tokenEnv or tokenFile", path: ["tokenEndpoint"] };
  if (sasl.tokenEndpoint === undefined) return null;
  if (sasl.clientId === undefined) return { message: "tokenEndpoint needs a clientId", path: ["clientId"] };
  if ((sasl.clientSecretEnv === undefined) === (sasl.clientSecretFile === undefined))
    return { message: "name the client secret once: clientSecretEnv or clientSecretFile", path: ["clientSecretEnv"] };
  return null;
}

/** One cluster. Times in ms. */
export const clusterSettings = z.strictObject({
  brokers: z.array(broker).min(1, { message: "at least one broker is needed, such as kafka-1:9092" }),
  clientId: z.string().regex(/^\S+$/, { message: "clientId may not be empty or hold spaces" }).default("tidemark"),
  tls: tls.default(false),
  sasl: z.discriminatedUnion("mechanism", [byPassword, byToken]).optional(),
  /** Kafka's own id of the cluster; without it the one that was watched before, or else the first that answers, is the right one. */
  clusterId: z.string().min(1).optional(),
  requestTimeoutMs: z.number().int().min(100).max(600_000).default(10_000),
  connectionTimeoutMs: z.number().int().min(100).max(600_000).default(5_000),
  /** Tail `__consumer_offsets`: commit times, repeated commits, rebalances as they happen. */
  stream: z.boolean().default(true),
  groups: filter.default({}),
  topics: filter.default({}),
  /** Watch internal topics too, such as `__consumer_offsets`. */
  showInternal: z.boolean().default(false),
});

export type ClusterSettings = z.output<typeof clusterSettings>;
/** What may be written: everything that has a default may be left out. */
export type ClusterSettingsInput = z.input<typeof clusterSettings>;
export type TlsSettings = ClusterSettings["tls"];
export type TlsFiles = Exclude<TlsSettings, boolean>;
export type SaslSettings = NonNullable<ClusterSettings["sasl"]>;
export type OauthSettings = Extract<SaslSettings, { mechanism: "OAUTHBEARER" }>;
export type NameFilter = ClusterSettings["groups"];
