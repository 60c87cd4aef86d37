/** Lines and areas of a picture as paths, one for each tone: a line has the colour of the status that held there. */
import type { WaterRow } from "@/components/charts/water";
import { toneOf, type Tone } from "@/lib/core/words/tone";
import type { PartitionPast } from "./picture";
import { px } from "./svg";

export interface Scales {
  x(at: number): number;
  y(records: number): number;
}

export interface Stretch {
  tone: Tone;
  path: string;
}

/** The tone at each moment of `at`, which ascends: unknown where no band tells. */
function tonesAlong(at: readonly number[], bands: PartitionPast["bands"]): Tone[] {
  let place = 0;
  return at.map((moment) => {
    while (place < bands.length && bands[place]!.to < moment) place++;
    const band = bands[place];
    return band && band.from <= moment ? toneOf(band.status) : "unknown";
  });
}

/** Stretches of neighbouring rows of which something is known, each in one tone; a new tone begins where the one before ends. */
function runsOf<T>(rows: readonly WaterRow[], bands: PartitionPast["bands"], known: (row: WaterRow) => T | null) {
  const tones = tonesAlong(
    rows.map(({ at }) => at),
    bands,
  );
  const runs: { tone: Tone; points: { at: number; value: T }[] }[] = [];
  let open: (typeof runs)[number] | null = null;
  rows.forEach((row, index) => {
    const value = known(row);
    if (value === null) return void (open = null);
    const point = { at: row.at, value };
    open?.points.push(point);
    if (open && open.tone === tones[index]) return;
    // The piece that leads here still has the tone before, as the status changed at its end.
    open = { tone: tones[index]!, points: [point] };
    runs.push(open);
  });
  return runs;
}

const toStretches = (pieces: { tone: Tone; path: string }[]): Stretch[] => {
  const paths = new Map<Tone, string>();
  for (const { tone, path } of pieces) paths.set(tone, (paths.get(tone) ?? "") + path);
  return [...paths].map(([tone, path]) => ({ tone, path }));
};

/** A line through the known values; one that stands alone is a dot. */
function lineThrough(points: readonly (readonly [x: number, y: number])[]): string {
  const [first, ...rest] = points;
  if (!first) return "";
  return `M${px(first[0])} ${px(first[1])}${rest.map(([x, y]) => `L${px(x)} ${px(y)}`).join("") || "h0"}`;
}

/** The committed offset, by tone. */
export function committedLines(rows: readonly WaterRow[], bands: PartitionPast["bands"], { x, y }: Scales): Stretch[] {
  const runs = runsOf(rows, bands, ({ committed }) => committed);
  return toStretches(
    runs.map(({ tone, points }) => ({
      tone,
      path: lineThrough(points.map(({ at, value }) => [x(at), y(value)] as const)),
    })),
  );
}

/** The water between both offsets, by tone. */
export function waterAreas(rows: readonly WaterRow[], bands: PartitionPast["bands"], { x, y }: Scales): Stretch[] {
  const runs = runsOf(rows, bands, ({ water }) => water);
  return toStretches(
    runs
      .filter(({ points }) => points.length > 1)
      .map(({ tone, points }) => {
        const top = points.map(({ at, value }) => [x(at), y(value[1])] as const);
        const bottom = points.map(({ at, value }) => [x(at), y(value[0])] as const).reverse();
        return { tone, path: `${lineThrough([...top, ...bottom])}Z` };
      }),
  );
}

/** The log end offset, which is no matter of status. */
export function logEndLine(rows: readonly WaterRow[], { x, y }: Scales): string {
  const runs = runsOf(rows, [], ({ logEnd }) => logEnd);
  return runs.map(({ points }) => lineThrough(points.map(({ at, value }) => [x(at), y(value)] as const))).join("");
}
