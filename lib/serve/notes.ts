/** Notes that people write on the timeline: checked, stored, told to every open page; and taken away again. */
import { answer, problem } from "@/lib/api/answer";
import { tryLater } from "@/lib/api/overload";
import { noteBody, noteId } from "@/lib/api/events-contract";
import type { Happening } from "@/lib/core/picture/changes";
import { NoteRate } from "./note-rate";
import { readJson } from "@/lib/api/read-json";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import type { Runtime } from "../monitor/runtime";

type Parts = Pick<Runtime, "history" | "hub">;

/** A note of 500 characters in a group with the longest of names fits. */
const MOST_BYTES = 200_000;
const OLDEST_DAYS = 400;
const OLDEST_MS = OLDEST_DAYS * 86_400_000;
/** Clocks differ: what a browser calls now may lie ahead of this server's. */
const AHEAD_MS = 60_000;

const rate = new NoteRate();

/** `POST /api/v1/notes`. */
export async function serveNewNote(parts: Parts, request: Request, now: number): Promise<Response> {
  const read = await readJson(request, noteBody, MOST_BYTES);
  if (read instanceof Response) return read;
  const { cluster, group = null, topic = null, at, text, kind } = read;
  const refused = (await whereRefused(parts, { cluster, group, topic })) ?? whenRefused(at, now);
  if (refused) return refused;
  const seconds = rate.take(request.headers.get("x-tidemark-client") ?? "", now);
  if (seconds > 0) return tryLater(why("refused.notes-too-fast", {}), seconds);
  const note = { at: Math.min(at, now), cluster, group, topic, partition: null, message: text } as const;
  const stored = await parts.history.writeEvents([{ ...note, kind: "note", before: null, after: kind }]);
  parts.hub.publishEvents(stored);
  return answer(stored[0], 201);
}

/** `DELETE /api/v1/notes/{id}`: only what a person wrote. */
export async function serveNoteRemoval({ history, hub }: Parts, id: string): Promise<Response> {
  const parsed = noteId.safeParse(id);
  const gone = parsed.success ? await history.deleteNote(parsed.data) : null;
  if (!gone) return problem(404, "title.not-found", why("refused.note-gone", {}), "id");
  hub.forgetEvents([gone]);
  return new Response(null, { status: 204 });
}

/** A note stands where something is or was: names are rows that are never deleted, so no new ones are made here. */
async function whereRefused(
  { history, hub }: Parts,
  { cluster, group, topic }: Pick<Happening, "cluster" | "group" | "topic">,
): Promise<Response | null> {
  const snapshot = hub.cluster(cluster);
  if (!snapshot) return problem(400, "title.bad-request", why("refused.no-cluster", { cluster }), "cluster");
  if (topic !== null && !snapshot.topics.some((known) => known.topic === topic)) {
    return problem(400, "title.bad-request", why("refused.no-topic", { topic, cluster }), "topic");
  }
  if (group === null || hub.group(cluster, group)) return null;
  const was = await history.readEvents({ cluster, group, from: 0, to: Number.MAX_SAFE_INTEGER, limit: 1 });
  return was.length > 0
    ? null
    : problem(400, "title.bad-request", why("refused.no-group", { group, cluster }), "group");
}

function whenRefused(at: number, now: number): Response | null {
  if (at > now + AHEAD_MS) return problem(400, "title.bad-request", why("refused.note-in-future", {}), "at");
  return at < now - OLDEST_MS
    ? problem(400, "title.bad-request", why("refused.note-too-old", { days: OLDEST_DAYS }), "at")
    : null;
}
