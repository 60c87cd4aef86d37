/** Groups that people set aside: the list, a new entry, and one taken back. Both are told on the timeline. */
import { answer, problem } from "@/lib/api/answer";
import { shortOf, tryLater } from "@/lib/api/overload";
import { setAsideBody, setAsideId, type SetAsideAnswer, type SetAsideWire } from "@/lib/api/set-aside-contract";
import { inTurns } from "@/lib/core/in-turns";
import type { Said } from "@/lib/core/words/sentences/facts";
import { say } from "@/lib/core/words/sentences/facts";
import type { SetAside } from "@/lib/core/words/set-aside";
import { matches } from "@/lib/core/words/settings-for";
import { NoteRate } from "./note-rate";
import { readJson } from "@/lib/api/read-json";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import type { Runtime } from "../monitor/runtime";
import { MOST_ENTRIES } from "../monitor/set-aside-list";
import { writeNote } from "./write-note";

type Parts = Pick<Runtime, "history" | "hub" | "setAside">;

/** The longest of patterns, in the longest of encodings, fits. */
const MOST_BYTES = 200_000;

const TURN = { turnMs: 15, pause: () => new Promise((resolve) => setImmediate(resolve)) };

const rate = new NoteRate();

/** `GET /api/v1/set-aside`. */
export async function serveSetAside({ hub, setAside }: Parts): Promise<Response> {
  const entries = setAside.all();
  if (entries === null) return notYet();
  const body: SetAsideAnswer = { entries: await inTurns(counting({ hub }, entries), TURN) };
  return answer(body);
}

/** `POST /api/v1/set-aside`. */
export async function serveNewSetAside(parts: Parts, request: Request, now: number): Promise<Response> {
  const read = await readJson(request, setAsideBody, MOST_BYTES);
  if (read instanceof Response) return read;
  const refused = whyRefused(parts, read);
  if (refused) return refused;
  const seconds = rate.take(request.headers.get("x-tidemark-client") ?? "", now);
  if (seconds > 0) return tryLater(why("refused.entries-too-fast", {}), seconds);
  const stored = await parts.setAside.add({ ...read, at: now });
  const { pattern, author, reason } = stored;
  const groups = countOf(parts, stored) ?? 0;
  await writeEvent(parts, stored, now, say("happened.set-aside", { pattern, groups, author, reason }));
  return answer({ ...stored, groups } satisfies SetAsideWire, 201);
}

/** `DELETE /api/v1/set-aside/{id}`. */
export async function serveSetAsideRemoval(parts: Parts, id: string, now: number): Promise<Response> {
  const entries = parts.setAside.all();
  if (entries === null) return notYet();
  const found = setAsideId.safeParse(id).success ? entries.find((entry) => entry.id === id) : undefined;
  if (!found) return problem(404, "title.not-found", why("refused.entry-gone", {}), "id");
  await parts.setAside.remove(id);
  await writeEvent(parts, found, now, say("happened.taken-back", { pattern: found.pattern }));
  return new Response(null, { status: 204 });
}

const notYet = () => shortOf(why("refused.entries-unread", {}), 5);

function whyRefused({ hub, setAside }: Parts, { cluster, pattern }: Pick<SetAside, "cluster" | "pattern">) {
  const entries = setAside.all();
  if (entries === null) return notYet();
  if (!hub.cluster(cluster))
    return problem(400, "title.bad-request", why("refused.no-cluster", { cluster }), "cluster");
  if (entries.some((entry) => entry.cluster === cluster && entry.pattern === pattern))
    return problem(409, "title.set-aside-already", why("refused.entry-known", {}), "pattern");
  if (entries.length < MOST_ENTRIES) return null;
  return problem(409, "title.too-many-entries", why("refused.entries-full", { most: MOST_ENTRIES }), "pattern");
}

/** How many groups each entry sets aside by now; it yields after each. */
function* counting(parts: Pick<Parts, "hub">, entries: readonly SetAside[]): Generator<undefined, SetAsideWire[]> {
  const counted: SetAsideWire[] = [];
  for (const entry of entries) {
    counted.push({ ...entry, groups: countOf(parts, entry) });
    yield;
  }
  return counted;
}

/** Null while the cluster has not been read. */
function countOf({ hub }: Pick<Parts, "hub">, { cluster, pattern }: SetAside): number | null {
  const snapshot = hub.cluster(cluster);
  if (!snapshot || snapshot.at === null) return null;
  return snapshot.groups.reduce((count, { group }) => count + (matches(pattern, group) ? 1 : 0), 0);
}

/** On the timeline: of the group that is meant, or of the cluster where the pattern means more than one. */
async function writeEvent(
  parts: Parts,
  { cluster, pattern }: Pick<SetAside, "cluster" | "pattern">,
  at: number,
  said: Said,
): Promise<void> {
  const group = parts.hub.group(cluster, pattern) ? pattern : null;
  await writeNote(parts, { cluster, group, topic: null }, at, said);
}
