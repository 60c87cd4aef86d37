/** What people say is normal of a group: for how long it may be silent, or that trouble which was reported was none. It stands on the timeline. */
import { answer, problem } from "@/lib/api/answer";
import { normalBody } from "@/lib/api/habits-contract";
import { shortOf, tryLater } from "@/lib/api/overload";
import { readJson } from "@/lib/api/read-json";
import { longestReported, type ReportedTrouble } from "@/lib/core/past/reported-trouble";
import { say } from "@/lib/core/words/sentences/facts";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import type { ClusterMonitor } from "../monitor/cluster-monitor";
import type { Runtime } from "../monitor/runtime";
import { monitorOf, wireOf, type Of } from "./habits";
import { NoteRate } from "./note-rate";
import { writeNote } from "./write-note";

type Parts = Pick<Runtime, "history" | "historyWaits" | "hub" | "monitors">;
type Place = Of & { topic: string };

const MOST_BYTES = 10_000;
/** People write them, and all of them are held in memory. */
const MOST_DECLARED = 500;
/** Changes of a topic's partitions, the newest, that are looked through for the trouble of a range. */
const MOST_EVENTS = 10_000;
const rate = new NoteRate();

/** `POST .../groups/{group}/topics/{topic}/habits`. */
export async function serveNormal(parts: Parts, of: Place, request: Request, now: number): Promise<Response> {
  const read = await readJson(request, normalBody, MOST_BYTES);
  if (read instanceof Response) return read;
  const monitor = monitorOf(parts, of);
  if (monitor instanceof Response) return monitor;
  // Before that there is nowhere to keep it, and nobody knows what is declared already.
  if (parts.historyWaits() !== null) return shortOf(why("refused.entries-unread", {}), 5);
  const { silenceMs, from, to, author } = read;
  const refused = silenceMs === undefined ? whyNotTaught(monitor, of, to!, now) : whyNotDeclared(parts, monitor, of);
  if (refused) return refused;
  const seconds = rate.take(request.headers.get("x-tidemark-client") ?? "", now);
  if (seconds > 0) return tryLater(why("refused.entries-too-fast", {}), seconds);
  if (silenceMs !== undefined) {
    await monitor.habitKeeper.declare(of.group, of.topic, { silenceMs, author, at: now });
    await writeNote(parts, of, now, say("happened.silence-declared", { topic: of.topic, ms: silenceMs, author }));
  } else {
    const reported = await reportedIn(parts, of, from!, to!);
    if (reported.length === 0) {
      const { group, topic } = of;
      return problem(400, "title.bad-request", why("refused.no-trouble-then", { group, topic }), "from");
    }
    for (const trouble of reported) await monitor.teachHabits({ ...of, ...trouble, now });
    await writeNote(parts, of, now, say("happened.trouble-normal", { topic: of.topic, author }));
  }
  return answer(wireOf(monitor, of, now), 201);
}

/** `DELETE .../groups/{group}/topics/{topic}/habits/declared`. */
export async function serveSilenceRemoval(parts: Parts, of: Place, now: number): Promise<Response> {
  const monitor = monitorOf(parts, of);
  if (monitor instanceof Response) return monitor;
  const { group, topic } = of;
  if (!monitor.habitKeeper.declared.find(group, topic))
    return problem(404, "title.not-found", why("refused.no-silence", { group, topic }), "topic");
  await monitor.habitKeeper.takeBack(group, topic);
  await writeNote(parts, of, now, say("happened.silence-taken-back", { topic }));
  return new Response(null, { status: 204 });
}

/** It is said of a topic that the group is on: of others nothing would ever come of it. */
function whyNotDeclared({ hub }: Parts, monitor: ClusterMonitor, { cluster, group, topic }: Place): Response | null {
  const { declared } = monitor.habitKeeper;
  const isOn = hub.group(cluster, group)?.group.subscriptions.some((one) => one.topic === topic);
  if (!isOn) return problem(404, "title.not-found", why("refused.no-topic", { topic, cluster }), "topic");
  if (declared.find(group, topic) || declared.count < MOST_DECLARED) return null;
  const full = why("refused.silences-full", { most: MOST_DECLARED });
  return problem(409, "title.too-many-entries", full, "topic");
}

function whyNotTaught(monitor: ClusterMonitor, { group, topic }: Place, to: number, now: number): Response | null {
  if (to > now) {
    const detail = why("refused.field", { field: "to", said: why("wrong.normal", {}) });
    return problem(400, "title.bad-request", detail, "to");
  }
  return monitor.habitsOn(group, topic)
    ? null
    : problem(404, "title.not-found", why("refused.no-habits", { group, topic }), "topic");
}

/** Trouble on the topic that was told in a range. Other changes are not read: there may be many more of them. */
async function reportedIn({ history }: Parts, of: Place, from: number, to: number): Promise<ReportedTrouble[]> {
  const { cluster, group, topic } = of;
  const kinds = ["partition-status"] as const;
  const changes = await history.readEvents({ cluster, group, topic, kinds, from, to, limit: MOST_EVENTS });
  return longestReported(changes, from, to);
}
