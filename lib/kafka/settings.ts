/** The settings of one Kafka cluster, as they stand in `tidemark.yaml`. Shapes only: nothing is read here. */
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

const regex = z.string().superRefine((value, context) => {
  try {
    new RegExp(value);
  } catch (error) {
    context.addIssue({
      code: "custom",
      message: `"${value}" is not a regular expression: ${(error as Error).message}`,
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

const tls = z.union([
  z.boolean(),
  z.strictObject({
    caFile: z.string().min(1).optional(),
    certFile: z.string().min(1).optional(),
    keyFile: z.string().min(1).optional(),
    rejectUnauthorized: z.boolean().default(true),
    serverName: z.string().min(1).optional(),
  }),
]);

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

const byToken = z
  .strictObject({
    mechanism: z.literal("OAUTHBEARER"),
    token: refused("token").optional(),
    tokenEnv: z.string().min(1).optional(),
    tokenFile: z.string().min(1).optional(),
    tokenEndpoint: z.url({ protocol: /^https?$/ }).optional(),
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
function oauthProblem(sasl: OauthShape): { message: string; path: string[] } | null {
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
export type SaslSettings = NonNullable<ClusterSettings["sasl"]>;
export type OauthSettings = Extract<SaslSettings, { mechanism: "OAUTHBEARER" }>;
export type NameFilter = ClusterSettings["groups"];
