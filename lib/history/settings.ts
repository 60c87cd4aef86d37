/** The settings of history, as they stand under `history` in `tidemark.yaml`. Shapes only: nothing is read here. */
import { z } from "zod";

/** The longest that anything is kept. */
const MOST_DAYS = 400;
const days = z.number().int().min(1).max(MOST_DAYS);

/** The newest day stays whatever it takes: less than this bounds nothing. */
const LEAST_BYTES = 64 * 1024 * 1024;

const databaseUrl = z.string().superRefine((value, context) => {
  const problem = problemOfUrl(value);
  // The value may hold a password: it is not repeated.
  if (problem) context.addIssue({ code: "custom", message: problem });
});

export const historySettings = z.strictObject({
  /** PostgreSQL 14 or newer; DATABASE_URL wins over it. Without either, the launcher brings a server of its own. */
  databaseUrl: databaseUrl.optional(),
  retention: z
    .strictObject({
      /** Days for which every collected tick is kept. */
      fullDays: days.default(7),
      /** Days for which lag and offsets are kept in buckets of 5 minutes, and of 1 hour. */
      fiveMinuteDays: days.default(90),
      oneHourDays: days.default(MOST_DAYS),
      /** Days for which status changes, rebalances and other happenings are kept. */
      eventDays: days.default(MOST_DAYS),
      /** Bytes that full resolution may take on disk; beyond them its oldest day goes first. Null: only days count. */
      fullBytes: z.number().int().min(LEAST_BYTES).nullable().default(null),
    })
    .prefault({}),
});
export type HistorySettings = z.infer<typeof historySettings>;

function problemOfUrl(value: string): string | null {
  const example = "write postgresql://user:password@host:5432/tidemark";
  if (!URL.canParse(value)) return `this is not a connection string: ${example}`;
  const url = new URL(value);
  if (url.protocol !== "postgresql:" && url.protocol !== "postgres:") {
    return `${url.protocol}// is not PostgreSQL: ${example}`;
  }
  if (url.pathname.length < 2) return `the name of the database is missing at the end: ${example}`;
  const schema = url.searchParams.get("schema");
  if (schema !== null && schema !== "public") {
    return `the schema "${schema}" cannot be used: Tidemark's tables live in "public"; give it a database of its own`;
  }
  return null;
}
