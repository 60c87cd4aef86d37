/**
 * The verdict of a partition on which all is well, as it is kept from cycle to cycle: a large cluster has hundreds of thousands,
 * and as plain objects with their memories they take three times as much. Times are distances from `since`, because V8 keeps
 * small integers in place and makes an object of every other number.
 */
import { memoryOf, type Memory } from "./rules/memory";
import type { SlowMoveColumn } from "./rules/slow-moves";
import type { Millis } from "../words/terms";
import type { Verdict } from "./verdict";

/** What few partitions remember. */
interface Rest extends Pick<Memory, "habit" | "clearedAt" | "holdMs"> {
  moves: SlowMoveColumn;
}

/** A number in the form that needs no object of its own, where there is one: 24 days at most. */
function inPlace(ms: Millis): Millis {
  const small = ms | 0;
  return small === ms ? small : ms;
}

const NOTHING: Rest = { habit: null, clearedAt: null, holdMs: 0, moves: [] };

export class WellVerdict implements Verdict {
  private atMs = 0;
  private readonly beginsMs: number;
  private upToMs = 0;

  constructor(
    readonly since: Millis,
    at: Millis,
    /** Highest offset committed so far. */
    public high: bigint,
    { begins, upTo }: { begins: Millis; upTo: Millis },
    private readonly rest: Rest,
  ) {
    this.at = at;
    this.beginsMs = inPlace(begins - since);
    this.upTo = upTo;
  }

  get at(): Millis {
    return this.since + this.atMs;
  }

  set at(at: Millis) {
    this.atMs = inPlace(at - this.since);
  }

  /** Time of the newest commit that was looked at. */
  get upTo(): Millis {
    return this.since + this.upToMs;
  }

  set upTo(at: Millis) {
    this.upToMs = inPlace(at - this.since);
  }

  get partitionStatus(): "OK" {
    return "OK";
  }

  get consumerStatus(): "OK" {
    return "OK";
  }

  get finding(): null {
    return null;
  }

  get memory(): Memory {
    const { moves, habit, clearedAt, holdMs } = this.rest;
    return {
      high: this.high,
      slow: { begins: this.since + this.beginsMs, upTo: this.upTo, moves },
      habit,
      clearedAt,
      holdMs,
      stood: null,
      rewind: null,
      fresh: null,
      betterSince: null,
    };
  }
}

/** A verdict in its small form; null where there is more to it than that all is well. */
export function wellVerdictOf({
  at,
  partitionStatus,
  consumerStatus,
  finding,
  since,
  memory: opaque,
}: Verdict): WellVerdict | null {
  if (finding !== null || partitionStatus !== "OK" || consumerStatus !== "OK") return null;
  const { high, rewind, fresh, betterSince, slow, habit, clearedAt, holdMs, stood } = memoryOf(opaque);
  if (high === null || rewind || fresh || stood || betterSince !== null || slow.begins === null) return null;
  const bare = habit === null && clearedAt === null && holdMs === 0 && slow.moves.length === 0;
  const rest = bare ? NOTHING : { habit, clearedAt, holdMs, moves: slow.moves };
  return new WellVerdict(since, at, high, { begins: slow.begins, upTo: slow.upTo }, rest);
}
