/** Shapes of `/api/v1/cases`: which groups were in which case during a time range. */
import { z } from "zod";
import { CASES, CONSUMER_STATUSES } from "@/lib/core/words/terms";
import { groupPattern } from "./events-contract";
import { moment } from "./moment";
import { said } from "./said-contract";
import { listOf } from "./word-list";

const millis = z.number().int();

export const casesQuery = z.object({
  from: moment,
  to: moment,
  /** One case, or several with commas between. */
  case: listOf(CASES).optional(),
  cluster: z.string().max(249).optional(),
  group: z.string().max(32_000).optional(),
  groupPattern: groupPattern.optional(),
  limit: z.coerce.number().int().min(1).max(5000).default(500),
});
export type CasesQuery = z.infer<typeof casesQuery>;

export const caseSpan = z.object({
  cluster: z.string(),
  group: z.string(),
  case: z.enum(CASES),
  status: z.enum(CONSUMER_STATUSES),
  /** When it began, which may be before the range. */
  from: millis,
  /** When it ended; null: it held at the end of the range. */
  to: millis.nullable(),
  /** What was said when it began. */
  why: z.string(),
  said: said.optional(),
});
export type CaseSpanWire = z.infer<typeof caseSpan>;

export const casesAnswer = z.object({
  from: millis,
  to: millis,
  /** Changes before this moment were too many to be looked at; as a rule it is `from`. */
  completeFrom: millis,
  /** Newest first. */
  spans: z.array(caseSpan),
  /** Spans that were left out because of `limit`, the oldest. */
  more: z.number().int(),
  /** How many groups were in each case at some time of the range. */
  groups: z.record(z.enum(CASES), z.number().int()),
});
export type CasesAnswer = z.infer<typeof casesAnswer>;
