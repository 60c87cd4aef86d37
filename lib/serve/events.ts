/** `/api/v1/events` and `/api/v1/cases`: happenings in a range, counted or told, and the cases that follow from them. */
import { answer, problem } from "@/lib/api/answer";
import type { CasesAnswer, CasesQuery, CaseSpanWire } from "@/lib/api/cases-contract";
import type { EventsAnswer } from "@/lib/api/contract";
import { MOST_STEPS, type EventCountsAnswer, type EventCountsQuery, type EventsQuery } from "@/lib/api/events-contract";
import { caseSpans } from "@/lib/core/picture/cases";
import { CASES, type Case } from "@/lib/core/words/terms";
import { severityOf } from "@/lib/core/past/timeline";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { BadPattern, type HistoryEvent } from "@/lib/history/history";
import type { Runtime } from "../monitor/runtime";

type Past = Pick<Runtime, "history">;

/** One page of happenings, newest first. */
export function serveEvents({ history }: Past, query: EventsQuery): Promise<Response> {
  return withPatterns(async () => {
    const { limit, cursor, ...filter } = query;
    const [at, id] = cursor?.split("-") ?? [];
    const after = at && id ? { at: Number(at), id } : undefined;
    const found = await history.readEvents({ ...filterOf(filter), limit: limit + 1, cursor: after });
    const events = found.slice(0, limit);
    const last = found.length > limit ? events.at(-1) : undefined;
    return answer({ events, next: last ? cursorOf(last) : null } satisfies EventsAnswer);
  });
}

const cursorOf = ({ at, id }: HistoryEvent) => `${at}-${id}`;

/** How much happened in each step, by severity. */
export function serveEventCounts({ history }: Past, query: EventCountsQuery): Promise<Response> {
  return withPatterns(async () => {
    const { stepMs, ...filter } = query;
    if ((query.to - query.from) / stepMs > MOST_STEPS) {
      return problem(400, "title.bad-request", why("refused.steps", { most: MOST_STEPS }), "stepMs");
    }
    const steps = new Map<number, EventCountsAnswer["steps"][number]>();
    for (const { at, kind, after, count } of await history.countEvents(filterOf(filter), stepMs)) {
      const step = steps.get(at) ?? { at, counts: {} };
      const severity = severityOf({ kind, after });
      step.counts[severity] = (step.counts[severity] ?? 0) + count;
      steps.set(at, step);
    }
    return answer({ stepMs, steps: [...steps.values()] } satisfies EventCountsAnswer);
  });
}

/** Which groups were in which case, and when. */
export function serveCases({ history }: Past, query: CasesQuery): Promise<Response> {
  return withPatterns(async () => {
    const { from, to, limit, case: wanted } = query;
    const { groups, completeFrom } = await history.readCaseChanges(query);
    const counts = Object.fromEntries(CASES.map((slug) => [slug, 0])) as Record<Case, number>;
    const spans: CaseSpanWire[] = [];
    for (const { cluster, group, changes } of groups) {
      const own = caseSpans(changes).filter((span) => span.to === null || span.to > from);
      for (const slug of new Set(own.map((span) => span.case))) counts[slug]++;
      for (const span of own) if (!wanted || wanted.includes(span.case)) spans.push({ cluster, group, ...span });
    }
    spans.sort((a, b) => b.from - a.from);
    const body = { from, to, completeFrom, spans: spans.slice(0, limit), groups: counts };
    return answer({ ...body, more: Math.max(0, spans.length - limit) } satisfies CasesAnswer);
  });
}

function filterOf({ kind, status, problems, ...filter }: Omit<EventsQuery, "limit" | "cursor">) {
  return { ...filter, kinds: kind, after: status, problems: problems === "true" };
}

async function withPatterns(run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    if (BadPattern.is(error))
      return problem(400, "title.bad-request", why("refused.pattern", { error: error.message }), "groupPattern");
    throw error;
  }
}
