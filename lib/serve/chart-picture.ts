/** Answers a picture of a group's chart: one at a time, of a bounded size. */
import { parseQuery, problem } from "@/lib/api/answer";
import { shortOf } from "@/lib/api/overload";
import { nameOfSegment } from "@/lib/api/path-segment";
import { pictureQuery, type PictureQuery } from "@/lib/api/picture-contract";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { TooManyPoints } from "@/lib/history/point-table";
import { drawPicture, pointsOf } from "@/lib/drawing/draw";
import type { PartitionPast } from "@/lib/drawing/picture";
import { NoPng, toPng } from "@/lib/drawing/png";
import { readPast, type PictureSources } from "@/lib/drawing/read-past";
import { refuseRange } from "./range";
import { Turns } from "./turns";

const HOUR_MS = 3_600_000;
/** What ended so long ago is not added to any more, as a rule. */
const SETTLED_MS = 30 * 60_000;
const KEPT_S = 300;
/** One is read and drawn within a second, as a rule: a chat that unfolds a few links at once gets all of its pictures. */
const turns = new Turns({ waiting: 8, ms: 10_000 });

/** What a route was asked, as it came. */
interface Asked {
  request: Request;
  params: Promise<{ cluster: string; group: string }>;
}

/** Answers a route of a picture. @throws BadQuery */
export async function answerPicture(
  sources: PictureSources,
  { request, params }: Asked,
  format: PictureRequest["format"],
): Promise<Response> {
  const { cluster, group } = await params;
  return serveChartPicture(sources, {
    ...{ cluster: nameOfSegment(cluster), group: nameOfSegment(group), format, now: Date.now() },
    query: parseQuery(request.url, pictureQuery),
    headersOnly: request.method === "HEAD",
    signal: request.signal,
  });
}

export interface PictureRequest {
  cluster: string;
  group: string;
  query: PictureQuery;
  format: "svg" | "png";
  /** HEAD takes no place and draws nothing. */
  headersOnly?: boolean;
  /** Who is gone waits for no picture. */
  signal?: AbortSignal;
  now: number;
}

/** A picture of the asked partition, or of the worst one; 404 where nothing is stored of it. */
export async function serveChartPicture(sources: PictureSources, asked: PictureRequest): Promise<Response> {
  const { query, now } = asked;
  // What lies after that has not come yet.
  const to = Math.min(query.to ?? now, now);
  const range = { from: query.from ?? Math.max(0, to - HOUR_MS), to };
  const refused = refuseRange(range) ?? refuseAlone(query);
  if (refused) return refused;
  const headers = headersOf(asked.format, now - to > SETTLED_MS);
  if (asked.headersOnly) return new Response(null, { headers });
  const leave = await turns.take(asked.signal);
  if (!leave) return shortOf(why("refused.other-pictures", {}), 2);
  try {
    return await draw(sources, asked, range, headers);
  } catch (error) {
    if (TooManyPoints.is(error)) return problem(413, "title.too-much-at-once", why("refused.points", {}), "topic");
    if (error instanceof NoPng) return problem(503, "title.not-available", why("refused.no-png", {}));
    throw error;
  } finally {
    leave();
  }
}

/** A partition has no meaning without its topic. */
function refuseAlone({ topic, partition }: PictureQuery): Response | null {
  if (partition === undefined || topic !== undefined) return null;
  return problem(400, "title.bad-request", why("refused.partition-alone", {}), "topic");
}

async function draw(
  sources: PictureSources,
  { cluster, group, query, format }: PictureRequest,
  range: { from: number; to: number },
  headers: Record<string, string>,
): Promise<Response> {
  const { topic, partition, theme, size, utcOffset, language } = query;
  const past = await readPast(sources, { cluster, group, topic, partition, ...range }, pointsOf({ size }));
  if (!past) return problem(404, "title.not-found", why("refused.no-picture", { group, cluster }));
  const svg = drawPicture(past, { theme, size, utcOffset, language });
  const body = format === "svg" ? svg : await toPng(svg);
  return new Response(body, { headers: { ...headers, "content-disposition": dispositionOf(past, format) } });
}

/**
 * What still grows is not kept; what lies in the past is kept for minutes, for late ticks and rollups change it. An SVG is a
 * document: that it may run nothing and load nothing is the policy of everything that is no page.
 */
function headersOf(format: PictureRequest["format"], isSettled: boolean): Record<string, string> {
  return {
    "content-type": format === "svg" ? "image/svg+xml; charset=utf-8" : "image/png",
    "cache-control": isSettled ? `private, max-age=${KEPT_S}` : "no-store",
  };
}

/** A name that any file system takes; group and topic may hold anything. */
function dispositionOf({ topic, partition, from }: PartitionPast, format: string): string {
  const safe = topic.replace(/[^\w.-]+/g, "-").slice(0, 100);
  const at = new Date(from).toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
  return `inline; filename="tidemark-${safe}-${partition}-${at}Z.${format}"`;
}
