/**
 * A trace: what was read of one group on one partition over some time, in the form that files and the API use
 * (`docs/trace.schema.json`). Read strictly: what is wrong is refused by field, with the value and the way out.
 */
import { DEFAULT_EVALUATION, SETTING_RANGES, type EvaluationSettings } from "../words/settings";
import { refusalInEnglish } from "../words/sentences/refusals/english";
import { why, type Why } from "../words/sentences/refusals/facts";
import { PROFILES, type Millis } from "../words/terms";
import type { CommitPoint, LogPoint, MemberPoint } from "../numbers/window";

export interface Trace {
  settings: EvaluationSettings;
  /** Time between two evaluations in ms; the first is at `from`, none is later than `to`. */
  every: Millis;
  from: Millis;
  to: Millis;
  /** All three ordered by time. */
  logPoints: LogPoint[];
  commits: CommitPoint[];
  members: MemberPoint[];
}

/** More evaluations than this in one trace are taken for a mistake. */
const MOST_EVALUATIONS = 1_000_000;

/** A trace that cannot be used. The message names the field, the value and the way out. */
export class TraceError extends Error {
  override name = "TraceError";
  readonly said: Why;
  constructor(
    readonly field: string,
    given: unknown,
    wayOut: Why,
  ) {
    const said = why("refused.trace", { field, value: shown(given), said: wayOut });
    super(refusalInEnglish(said));
    this.said = said;
  }
}

/**
 * Reads a trace from parsed JSON. Offsets may be strings, safe integers or bigints.
 * @param at name of the trace in errors, e.g. "[3]" for the fourth of an array; "" for a single one
 * @throws TraceError
 */
export function readTrace(input: unknown, at = ""): Trace {
  const field = (name: string) => (at === "" ? name : `${at}.${name}`);
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    const fields = ["every", "from", "to", "logOffsets", "commits"];
    throw new TraceError(at || "trace", input, why("trace.fields", { fields }));
  }
  const raw = input as Record<string, unknown>;
  const known = ["profile", "settings", "every", "from", "to", "logOffsets", "commits", "members"];
  for (const key of Object.keys(raw)) {
    if (!known.includes(key)) throw new TraceError(field(key), raw[key], why("trace.other-fields", { known }));
  }
  const from = readMillis(raw.from, field("from"));
  const to = readMillis(raw.to, field("to"));
  const every = readMillis(raw.every, field("every"));
  if (to < from) throw new TraceError(field("to"), to, why("trace.order", { from }));
  if (every < 1 || (to - from) / every > MOST_EVALUATIONS) {
    throw new TraceError(field("every"), every, why("trace.every", {}));
  }
  return {
    settings: readSettings(raw, field),
    every,
    from,
    to,
    logPoints: readList(raw.logOffsets, field("logOffsets"), 4, readLogPoint),
    commits: readList(raw.commits, field("commits"), 2, readCommit).filter(({ offset }) => offset >= 0n),
    members: raw.members === undefined ? [] : readList(raw.members, field("members"), 2, readMembers),
  };
}

function readSettings(raw: Record<string, unknown>, field: (name: string) => string): EvaluationSettings {
  const given = raw.settings === undefined ? {} : raw.settings;
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new TraceError(field("settings"), given, why("trace.settings", {}));
  }
  const settings: EvaluationSettings = { ...DEFAULT_EVALUATION };
  for (const [key, value] of Object.entries(given as Record<string, unknown>)) {
    const name = field(`settings.${key}`);
    if (!Object.hasOwn(DEFAULT_EVALUATION, key)) {
      throw new TraceError(name, value, why("trace.other-settings", { known: Object.keys(DEFAULT_EVALUATION) }));
    }
    if (key === "profile") settings.profile = readProfile(value, name);
    else {
      const number = key as keyof typeof SETTING_RANGES;
      settings[number] = readSetting(value, name, number);
    }
  }
  if (raw.profile !== undefined) settings.profile = readProfile(raw.profile, field("profile"));
  return settings;
}

function readProfile(value: unknown, field: string): EvaluationSettings["profile"] {
  const profile = PROFILES.find((name) => name === value);
  if (!profile) throw new TraceError(field, value, why("trace.profile", { known: PROFILES }));
  return profile;
}

function readSetting(value: unknown, field: string, key: keyof typeof SETTING_RANGES): number {
  const { least, most, whole } = SETTING_RANGES[key];
  if (typeof value !== "number" || !(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
    throw new TraceError(field, value, why("trace.setting", { whole, least, most }));
  }
  return value;
}

function readMillis(value: unknown, field: string): Millis {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) {
    throw new TraceError(field, value, why("trace.millis", {}));
  }
  return value;
}

function readList<T extends { at: Millis }>(
  value: unknown,
  field: string,
  items: number,
  read: (entry: unknown[], field: string) => T,
): T[] {
  if (!Array.isArray(value)) throw new TraceError(field, value, why("trace.array", {}));
  const list = value.map((entry: unknown, index) => {
    if (!Array.isArray(entry)) throw new TraceError(`${field}[${index}]`, entry, why("trace.entry", {}));
    if (entry.length < 2 || entry.length > items) {
      throw new TraceError(`${field}[${index}]`, entry, why("trace.items", { most: items }));
    }
    return read(entry, `${field}[${index}]`);
  });
  let sorted = true;
  for (let i = 1; i < list.length; i++) if (list[i]!.at < list[i - 1]!.at) sorted = false;
  return sorted ? list : list.sort((a, b) => a.at - b.at);
}

function readLogPoint([at, logEnd, logStart, leader]: unknown[], field: string): LogPoint {
  if (leader !== undefined && typeof leader !== "boolean") {
    throw new TraceError(`${field}[3]`, leader, why("trace.leader", {}));
  }
  const end = readOffset(logEnd ?? null, `${field}[1]`);
  return {
    at: readMillis(at, `${field}[0]`),
    logEnd: end,
    logStart: readOffset(logStart ?? null, `${field}[2]`),
    hasLeader: leader ?? end !== null,
  };
}

function readCommit([at, offset]: unknown[], field: string): CommitPoint {
  const value = readOffset(offset, `${field}[1]`);
  if (value === null) throw new TraceError(`${field}[1]`, offset, why("trace.commit", {}));
  return { at: readMillis(at, `${field}[0]`), offset: value };
}

function readMembers([at, count]: unknown[], field: string): MemberPoint {
  if (count !== null && (typeof count !== "number" || !Number.isSafeInteger(count) || count < 0)) {
    throw new TraceError(`${field}[1]`, count, why("trace.members", {}));
  }
  return { at: readMillis(at, `${field}[0]`), count, owned: null };
}

function readOffset(value: unknown, field: string): bigint | null {
  if (value === null) return null;
  if (typeof value === "bigint") return value;
  if (typeof value === "string" && /^-?\d{1,19}$/.test(value)) return BigInt(value);
  if (typeof value !== "number" || !Number.isInteger(value)) {
    throw new TraceError(field, value, why("trace.offset", {}));
  }
  if (!Number.isSafeInteger(value)) {
    throw new TraceError(field, value, why("trace.wide-offset", {}));
  }
  return BigInt(value);
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "bigint" ? value.toString() : (JSON.stringify(value) ?? typeof value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
