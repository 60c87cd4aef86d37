/** The timeline's questions: happenings page by page, how many there are over time, and notes to write and delete. */
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type UseQueryResult,
} from "@tanstack/react-query";
import type { EventsAnswer, EventWire } from "@/lib/api/contract";
import type { EventCountsAnswer, NoteBody } from "@/lib/api/events-contract";
import { callApi } from "./api";
import { keys } from "./keys";
import { dropNotes, takeNotes } from "./notes-cache";
import { queryString } from "./query-string";

/** What the timeline is restricted to, in the words of `/api/v1/events`; undefined: not at all. */
export interface EventsFilter {
  cluster?: string;
  /** Happenings that name no topic are left out. */
  topic?: string;
  groupPattern?: string;
  /** Comma-separated. */
  kind?: string;
  status?: string;
  problems?: string;
}

export interface EventsSpan {
  from: number;
  to: number;
  live: boolean;
}

const PAGE = 200;
/** Happenings are stored a moment after they happened: so far back may new ones appear among those that are there. */
const LATE_MS = 60_000;

const whenOf = ({ from, to, live }: EventsSpan) => (live ? ["live", to - from] : [from, to]);

type Pages = InfiniteData<EventsAnswer, string | null>;

/** Happenings of the range, newest first, page by page; in a live range new ones join the first page. */
export function useTimeline(filter: EventsFilter, span: EventsSpan) {
  const width = span.to - span.from;
  const queryKey = [...keys.timeline, filter, ...whenOf(span)];
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => {
      const to = span.live ? Date.now() : span.to;
      const query = queryString({ ...filter, from: to - width, to, limit: PAGE, cursor: pageParam ?? undefined });
      return callApi<EventsAnswer>(`/events${query}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: span.to > 0,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 120_000,
  });
  useNewer(queryKey, filter, span, pages.data !== undefined && !pages.isPlaceholderData);
  return pages;
}

/** Asks for what happened since the newest that is there, whenever the stream says that something did. */
function useNewer(queryKey: readonly unknown[], filter: EventsFilter, span: EventsSpan, ready: boolean): void {
  const cache = useQueryClient();
  useQuery({
    queryKey: [...keys.events, "newer", ...queryKey],
    queryFn: async ({ signal }) => {
      const held = cache.getQueryData<Pages>(queryKey)?.pages[0]?.events;
      const to = Date.now();
      const from = Math.max(to - (span.to - span.from), (held?.[0]?.at ?? 0) - LATE_MS);
      const found = await callApi<EventsAnswer>(`/events${queryString({ ...filter, from, to, limit: PAGE })}`, {
        signal,
      });
      // More than a page has come at once: what is between would be missing.
      if (found.next !== null && held && held.length > 0) void cache.invalidateQueries({ queryKey });
      else cache.setQueryData<Pages>(queryKey, (pages) => pages && withNewer(pages, found.events));
      return to;
    },
    enabled: span.live && ready,
    refetchInterval: 30_000,
  });
}

/** Puts happenings that are not there yet in front, in order; the same pages where there are none. */
function withNewer(pages: Pages, found: readonly EventWire[]): Pages {
  const known = new Set(pages.pages.flatMap((page) => page.events.map(({ id }) => id)));
  const [first, ...rest] = pages.pages;
  const added = found.filter(({ id }) => !known.has(id));
  if (!first || added.length === 0) return pages;
  const events = [...added, ...first.events].sort((a, b) => b.at - a.at || Number(BigInt(b.id) - BigInt(a.id)));
  return { ...pages, pages: [{ ...first, events }, ...rest] };
}

/** How much happened in each step of the range, by severity. `from` is moved back to a whole step by the caller. */
export function useEventCounts(
  filter: EventsFilter,
  span: EventsSpan,
  stepMs: number,
): UseQueryResult<EventCountsAnswer> {
  const when = span.live ? ["live", span.to - span.from] : [span.from, span.to];
  return useQuery({
    queryKey: [...keys.events, "counts", filter, ...when, stepMs],
    queryFn: ({ signal }) => {
      const to = span.live ? Math.max(Date.now(), span.to) : span.to;
      return callApi<EventCountsAnswer>(`/events/counts${queryString({ ...filter, from: span.from, to, stepMs })}`, {
        signal,
      });
    },
    enabled: span.to > 0,
    placeholderData: keepPreviousData,
    refetchInterval: span.live ? 30_000 : false,
  });
}

/** All happenings of a range up to `most`, for a file. */
export async function readAllEvents(filter: EventsFilter, span: EventsSpan, most: number): Promise<EventWire[]> {
  const all: EventWire[] = [];
  let cursor: string | undefined;
  do {
    const query = queryString({ ...filter, from: span.from, to: span.to, limit: 1000, cursor });
    const page = await callApi<EventsAnswer>(`/events${query}`);
    all.push(...page.events);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && all.length < most);
  return all.slice(0, most);
}

/** Writes a note; it stands on the charts before the answer is shown. */
export function useNewNote() {
  const cache = useQueryClient();
  return useMutation<EventWire, Error, NoteBody>({
    mutationFn: (note) => callApi<EventWire>("/notes", { method: "POST", body: JSON.stringify(note) }),
    onSuccess: (note) => {
      takeNotes(cache, [note]);
      void cache.invalidateQueries({ queryKey: keys.events });
    },
  });
}

/** Deletes a note that a person wrote. */
export function useNoteRemoval() {
  const cache = useQueryClient();
  return useMutation<null, Error, string>({
    mutationFn: (id) => callApi<null>(`/notes/${encodeURIComponent(id)}`, { method: "DELETE" }),
    onSuccess: (_, id) => {
      dropNotes(cache, [id]);
      void cache.invalidateQueries({ queryKey: keys.events });
    },
  });
}
