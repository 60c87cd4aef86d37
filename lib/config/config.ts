/**
 * The one reader of the environment and of the configuration file. It composes each room's settings, refuses
 * what it does not know, and names the field, the value and the way out.
 */
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { alertSettings, type AlertSettings } from "@/lib/alerts/settings";
import { timesOfWeek, timeZone } from "@/lib/alerts/setting-shapes";
import { evaluationFields } from "@/lib/api/evaluation-fields";
import { clusterSettings, type ClusterSettings } from "@/lib/kafka/settings";
import { historySettings, type HistorySettings } from "@/lib/history/settings";
import { serverSettings, type ServerSettings } from "@/lib/edge/settings";
import { DEFAULT_EVALUATION, type GroupSettings } from "@/lib/core/words/settings";
import type { EvaluationOverride } from "@/lib/core/words/settings-for";
import { describeIssues } from "./issues";

/** When a group works: silence at other times is no trouble. */
const schedule = z.strictObject({
  hours: z.array(timesOfWeek).min(1),
  timeZone,
});
const groupSchedule = schedule.transform(({ hours, timeZone }) => ({ times: hours.flat(), timeZone }));

const groupFields = { ...evaluationFields, mute: z.boolean(), schedule: groupSchedule } satisfies Record<
  keyof GroupSettings,
  z.ZodType
>;

/** A name, or a pattern in which `*` stands for any characters. */
const pattern = z.string().min(1).max(249);

/** Other settings for the clusters, groups and topics that fit all given patterns; later entries win. */
const override = z
  .strictObject({ cluster: pattern, group: pattern, topic: pattern, ...groupFields })
  .partial()
  .refine(
    ({ cluster, group, topic }) => (cluster ?? group ?? topic) !== undefined,
    "needs a pattern for cluster, group or topic",
  );

const evaluation = z.strictObject({
  ...z.strictObject(groupFields).partial().shape,
  overrides: z.array(override).default([]),
});

/** A cluster's name stands in URLs and labels. */
const clusterName = z
  .string()
  .regex(/^[\p{L}\p{N}._-]{1,100}$/u, "may hold letters, digits, '.', '_' and '-', at most 100 of them");

const file = z.strictObject({
  /** Length of a collection cycle. */
  intervalMs: z.number().int().min(1000).max(3_600_000).default(5000),
  live: z
    .strictObject({
      /** How often what somebody looks at is read between two cycles; null: never. */
      everyMs: z.number().int().min(500).max(60_000).nullable().default(1000),
    })
    .prefault({}),
  clusters: z.record(clusterName, clusterSettings),
  evaluation: evaluation.prefault({}),
  history: historySettings.prefault({}),
  alerts: alertSettings.prefault({}),
  metrics: z
    .strictObject({
      /** At most so many series of a cluster in a scrape; null: as many as there are. */
      maxSeries: z.number().int().min(1000).nullable().default(null),
    })
    .prefault({}),
  server: serverSettings.prefault({}),
  /** A proxy of one's own stands before the server and adds the client's address to X-Forwarded-For. */
  trustProxy: z.boolean().default(false),
});

export interface Config {
  intervalMs: number;
  live: { everyMs: number | null };
  clusters: { name: string; settings: ClusterSettings }[];
  /** Defaults of every group, and what differs for some of them. */
  evaluation: { defaults: GroupSettings; overrides: EvaluationOverride[] };
  history: HistorySettings;
  /** `publicUrl` is the first of the server's where alerting has none of its own. */
  alerts: AlertSettings;
  metrics: { maxSeries: number | null };
  server: ServerSettings;
  trustProxy: boolean;
  /** Loopback URL of the lab's control server; null when no lab runs. */
  labUrl: string | null;
}

/** A configuration that cannot be used; the message is for the person who wrote it. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

export interface ConfigInput {
  env: Readonly<Record<string, string | undefined>>;
  /** Text of the configuration file with its name; null when there is none. */
  file: { name: string; text: string } | null;
}

/**
 * Reads the configuration. The environment wins over the file: KAFKA_BROKERS adds a cluster named by
 * TIDEMARK_CLUSTER_NAME ("kafka") whose own id is TIDEMARK_CLUSTER_ID, TIDEMARK_INTERVAL_MS sets the cycle, DATABASE_URL the database, TIDEMARK_PUBLIC_URLS
 * the addresses under which the dashboard is opened.
 * @throws ConfigError naming each field at fault
 */
export function readConfig({ env, file: source }: ConfigInput): Config {
  const raw = source ? parseFile(source) : {};
  const origin = source?.name ?? "environment";
  const clusters: Record<string, unknown> = { ...asRecord(raw.clusters, `${origin}: clusters`) };
  if (env.KAFKA_BROKERS) {
    clusters[env.TIDEMARK_CLUSTER_NAME || "kafka"] = {
      brokers: listFrom(env.KAFKA_BROKERS),
      ...(env.TIDEMARK_CLUSTER_ID ? { clusterId: env.TIDEMARK_CLUSTER_ID } : {}),
    };
  }
  if (Object.keys(clusters).length === 0) {
    throw new ConfigError(
      "No Kafka cluster is configured. Set KAFKA_BROKERS=host:9092[,host:9092], or list clusters in tidemark.yaml.",
    );
  }
  const merged: Record<string, unknown> = { ...raw, clusters };
  if (env.TIDEMARK_INTERVAL_MS) merged.intervalMs = numberFrom("TIDEMARK_INTERVAL_MS", env.TIDEMARK_INTERVAL_MS);
  if (env.DATABASE_URL) {
    merged.history = { ...asRecord(raw.history, `${origin}: history`), databaseUrl: env.DATABASE_URL };
  }
  if (env.TIDEMARK_PUBLIC_URLS) {
    merged.server = { ...asRecord(raw.server, `${origin}: server`), publicUrls: listFrom(env.TIDEMARK_PUBLIC_URLS) };
  }
  const result = file.safeParse(merged);
  if (!result.success) throw new ConfigError(describeIssues(origin, file, merged, result.error.issues).join("\n"));
  const { overrides, ...defaults } = result.data.evaluation;
  return {
    intervalMs: result.data.intervalMs,
    live: result.data.live,
    clusters: Object.entries(result.data.clusters).map(([name, settings]) => ({ name, settings })),
    evaluation: { defaults: { ...DEFAULT_EVALUATION, ...defaults }, overrides },
    history: result.data.history,
    alerts: { publicUrl: result.data.server.publicUrls[0], ...result.data.alerts },
    metrics: result.data.metrics,
    server: result.data.server,
    trustProxy: result.data.trustProxy,
    labUrl: env.TIDEMARK_LAB_URL ?? null,
  };
}

function parseFile({ name, text }: { name: string; text: string }): Record<string, unknown> {
  let value: unknown;
  try {
    value = parseYaml(text);
  } catch (error) {
    throw new ConfigError(`${name} is not valid YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
  return asRecord(value, name);
}

function asRecord(value: unknown, where: string): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  if (typeof value === "object" && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new ConfigError(
    `${where} must be a mapping of keys to values, not ${Array.isArray(value) ? "a list" : typeof value}.`,
  );
}

/** What stands between commas. */
const listFrom = (text: string): string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

function numberFrom(name: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  throw new ConfigError(`${name}=${text} is not a number.`);
}
