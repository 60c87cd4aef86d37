/** A picture of one partition of a group over time: what is drawn, before it is drawn. */
import type { AnyStatus } from "@/lib/core/words/tone";
import type { Language } from "@/lib/core/words/languages";
import type { Millis } from "@/lib/core/words/terms";
import type { Theme } from "@/lib/core/words/palette";

export interface Span {
  from: Millis;
  to: Millis;
}

/** What is known of the partition; arrays run along `at`, null: not known at that moment. */
export interface PartitionPast extends Span {
  cluster: string;
  group: string;
  topic: string;
  partition: number;
  at: Millis[];
  logEnd: (bigint | null)[];
  committed: (bigint | null)[];
  /** At the end of the range; null where the numbers are older than that. */
  last: { logEnd: bigint | null; committed: bigint | null; lag: bigint | null };
  status: AnyStatus;
  /** Which status held when; time of which nobody knows is in none. */
  bands: (Span & { status: AnyStatus })[];
  gaps: Span[];
  /** It was chosen as the worst of so many; null: it was asked for. */
  worstOf: number | null;
}

export interface Look {
  theme: Theme;
  size: PictureSize;
  /** Minutes that the clocks of the picture are ahead of UTC. */
  utcOffset: number;
  language: Language;
}

/** In CSS pixels; a PNG has twice as many. */
export const PICTURE_SIZES = {
  small: { width: 480, height: 260 },
  medium: { width: 800, height: 400 },
  large: { width: 1200, height: 600 },
} as const;
export type PictureSize = keyof typeof PICTURE_SIZES;
