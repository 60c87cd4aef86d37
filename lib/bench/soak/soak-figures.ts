/** What a soak measured, and whether the wall kept what it must. Pure. */
import { upperMedian } from "@/lib/core/numbers/median";
import type { Look } from "./wall-page";

export interface Sample extends Look {
  atMs: number;
  /** After a collection; only in some samples. */
  heapBytes?: number;
}

export interface SoakFigures {
  lengthMs: number;
  samples: Sample[];
  reloads: number;
  errors: string[];
}

const TARGET_GROWTH = 0.1;
/** Sparklines fill up and what is hot is compiled in this time; from then on nothing should grow. */
const WARM_UP_MS = 600_000;

/** Heap after the warm-up and at the end, each the median of up to three samples, in bytes. */
export function heapOf({ samples, lengthMs }: SoakFigures): { start: number; end: number; growth: number } {
  const heaps = samples.filter((sample) => sample.heapBytes !== undefined);
  const warm = heaps.filter(({ atMs }) => atMs >= Math.min(WARM_UP_MS, lengthMs / 4));
  const start = upperMedian(warm.slice(0, 3).map(({ heapBytes }) => heapBytes!));
  const end = upperMedian(warm.slice(-3).map(({ heapBytes }) => heapBytes!));
  return { start, end, growth: end / start - 1 };
}

/** How often the wall lost the server and found it again by itself, and the longest time that it took. */
export function recoveries({ samples }: SoakFigures): { lost: number; found: number; longestMs: number } {
  let [lost, found, longestMs, since] = [0, 0, 0, null as number | null];
  for (const { connected, atMs } of samples) {
    if (!connected && since === null) {
      lost++;
      since = atMs;
    }
    if (connected && since !== null) {
      found++;
      longestMs = Math.max(longestMs, atMs - since);
      since = null;
    }
  }
  return { lost, found, longestMs };
}

/** What the wall did not keep, in words; empty when all is well. */
export function judgeSoak(figures: SoakFigures): string[] {
  const { growth } = heapOf(figures);
  const { lost, found } = recoveries(figures);
  const last = figures.samples.at(-1);
  const broken: string[] = [];
  if (!(growth <= TARGET_GROWTH))
    broken.push(`the heap grew by ${percent(growth)}, more than ${percent(TARGET_GROWTH)}`);
  const bars = figures.samples.filter(({ overflows }) => overflows).length;
  if (bars > 0) broken.push(`${bars} times something stood outside the screen`);
  const empty = figures.samples.filter(({ groups }) => groups === 0);
  if (empty.length > 0)
    broken.push(
      `the picture was lost, in ${empty.length} looks, first at ${formatTime(empty[0]!.atMs).trim()}: ${empty[0]!.instead}`,
    );
  if (lost !== found) broken.push("the wall did not find the server again");
  if (last?.level !== "fresh") broken.push(`at the end the numbers are ${last?.level ?? "not there"}`);
  if (figures.errors.length > 0) broken.push(`errors in the page: ${figures.errors.slice(0, 3).join("; ")}`);
  return broken;
}

/** Minutes and seconds since the start. */
export const formatTime = (ms: number): string =>
  `${String(Math.floor(ms / 60_000)).padStart(3)}:${String(Math.floor((ms % 60_000) / 1000)).padStart(2, "0")}`;

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;

/** The figures as a person reads them. */
export function formatSoak(figures: SoakFigures): string {
  const { start, end, growth } = heapOf(figures);
  const { lost, found, longestMs } = recoveries(figures);
  const rows: [string, string][] = [
    ["length", `${(figures.lengthMs / 60_000).toFixed(0)} min, looked at ${figures.samples.length} times`],
    ["heap after a collection", `${megabytes(start)} at the start, ${megabytes(end)} at the end`],
    ["growth", `${percent(growth)} (at most ${percent(TARGET_GROWTH)})`],
    ["scroll bars", String(figures.samples.filter(({ overflows }) => overflows).length)],
    ["server lost and found again", `${lost} and ${found}, at most ${(longestMs / 1000).toFixed(0)} s`],
    ["loaded anew by itself", String(figures.reloads)],
    ["at the end", figures.samples.at(-1)?.level ?? "nothing"],
  ];
  const broken = judgeSoak(figures);
  const verdict = broken.length === 0 ? "All kept." : `Not kept: ${broken.join("; ")}.`;
  return ["", ...rows.map(([name, value]) => `${name.padEnd(30)}${value}`), "", verdict].join("\n");
}
