/**
 * A receiver in the settings: what every one has, and under the name of its kind what its notifier wants. Those of the file and
 * those that were entered on the page have one shape; what the page may not refer to is refused here.
 */
import { z } from "zod";
import { LANGUAGES, type Language } from "@/lib/core/words/languages";
import type { Notifier, SecretReference } from "./notifier";
import { NOTIFIERS } from "./notifiers/list";
import { secretReference } from "./secret-reference";
import { timeZone } from "./setting-shapes";

export interface ReceiverSettings {
  name: string;
  source: "file" | "page";
  /** The notifier's. */
  kind: string;
  /** Read by the notifier's own shape. */
  settings: unknown;
  language: Language;
  timeZone: string;
  limit: { messages: number; perMs: number };
  deadlineMs: number;
  resolves: boolean;
  pushMs: number | null;
}

const HOUR = 3_600_000;

/** A phone that rings more often than this is switched off. */
const DEFAULT_LIMIT = { messages: 20, perMs: 10 * 60_000 };
const DEFAULT_DEADLINE_HOURS = 24;
const common = {
  language: z.enum(LANGUAGES).default("en"),
  /** Of the times in its messages. */
  timeZone: timeZone.default("UTC"),
  limit: z
    .strictObject({
      messages: z.number().int().min(1).max(1000).default(DEFAULT_LIMIT.messages),
      perMs: z.number().int().min(1000).max(86_400_000).default(DEFAULT_LIMIT.perMs),
    })
    .prefault({}),
  deadlineHours: z.number().min(0.1).max(168).default(DEFAULT_DEADLINE_HOURS),
  resolves: z.boolean().default(true),
};

type Common = { [Key in keyof typeof common]: z.output<(typeof common)[Key]> };

/** A receiver of the file, without its name: exactly one kind, and what all have. */
export function receiverShape(known: readonly Notifier[] = NOTIFIERS) {
  const kinds = Object.fromEntries(known.map(({ kind, settings }) => [kind, settings.optional()]));
  const names = known.map(({ kind }) => kind);
  return z.strictObject({ ...kinds, ...common }).transform((given, context) => {
    const values = given as Common & Record<string, unknown>;
    const [kind, ...others] = names.filter((name) => values[name] !== undefined);
    if (kind !== undefined && others.length === 0) return settingsOf(kind, values[kind], values);
    const way = `a receiver is of exactly one kind: ${names.join(", ")}`;
    context.addIssue(kind === undefined ? `says no kind; ${way}` : `says ${[kind, ...others].join(" and ")}; ${way}`);
    return z.NEVER;
  });
}

export type UnnamedReceiver = Omit<ReceiverSettings, "name" | "source">;

function settingsOf(kind: string, settings: unknown, { deadlineHours, ...rest }: Common): UnnamedReceiver {
  const { language, timeZone: zone, limit, resolves } = rest;
  const deadlineMs = deadlineHours * HOUR;
  return { kind, settings, language, timeZone: zone, limit, resolves, deadlineMs, pushMs: pushOf(settings) };
}

/** A notifier that wants to be told again and again says so among its settings. */
function pushOf(settings: unknown): number | null {
  const own =
    typeof settings === "object" && settings !== null && "pushEveryMs" in settings ? settings.pushEveryMs : null;
  return typeof own === "number" ? own : null;
}

/** What the page sends, and what is stored of it. */
export interface EnteredReceiver {
  name: string;
  kind: string;
  settings: Record<string, unknown>;
  language?: Language | undefined;
  timeZone?: string | undefined;
  limit?: { messages: number; perMs: number } | null | undefined;
  deadlineHours?: number | null | undefined;
  resolves?: boolean | undefined;
}

/** Reads a receiver of the page; what is wrong with it stands under the path of its field. */
export function readEntered(
  { name, kind, settings, limit, deadlineHours, ...rest }: EnteredReceiver,
  known: readonly Notifier[] = NOTIFIERS,
): { receiver: ReceiverSettings } | { issues: z.core.$ZodIssue[] } {
  const given = {
    ...rest,
    ...(limit ? { limit } : {}),
    ...(typeof deadlineHours === "number" ? { deadlineHours } : {}),
    [kind]: settings,
  };
  const parsed = receiverShape(known).safeParse(given, { reportInput: true });
  if (parsed.success) return { receiver: { name, source: "page", ...parsed.data } };
  const within = ({ path: [first, ...further], ...issue }: z.core.$ZodIssue) =>
    ({
      ...issue,
      path: first === kind ? ["settings", ...further] : first === undefined ? [] : [first, ...further],
    }) as z.core.$ZodIssue;
  return { issues: parsed.error.issues.map(within) };
}

/** Deeper than any shape goes. */
const MOST_DEPTH = 20;

/** All references to secrets among settings. */
export function referencesIn(settings: unknown, depth = MOST_DEPTH): SecretReference[] {
  const reference = secretReference.safeParse(settings);
  if (reference.success) return [reference.data];
  if (typeof settings !== "object" || settings === null || depth === 0) return [];
  return Object.values(settings).flatMap((value) => referencesIn(value, depth - 1));
}

/** The JSON Schema of a kind's settings, for forms. */
export function schemaOf({ settings }: Notifier): Record<string, unknown> {
  return z.toJSONSchema(settings, { io: "input", unrepresentable: "any" }) as Record<string, unknown>;
}
