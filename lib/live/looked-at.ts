/**
 * Rows that stand on somebody's screen. A page names them, again and again while it is shown; who stops doing so looks no more.
 */
import type { LookedRow } from "@/lib/api/looked-at-contract";
import { LOOKED_AT_MS } from "@/lib/api/looked-at-lease";

/** Screens have room for some fifty rows: more than this are looked at by nobody. */
const MOST = 2_000;

interface Lease {
  cluster: string;
  group: string;
  until: number;
  /** Until when its partitions are shown, too. */
  openUntil: number;
}

export class LookedAt {
  private readonly leases = new Map<string, Lease>();

  /** Takes in the rows of one screen. Where there are too many those go that were named longest ago. */
  take(rows: readonly LookedRow[], now: number): void {
    const until = now + LOOKED_AT_MS;
    for (const { cluster, group, open = false } of rows) {
      const key = `${cluster}\0${group}`;
      const openUntil = open ? until : (this.leases.get(key)?.openUntil ?? 0);
      this.leases.delete(key);
      this.leases.set(key, { cluster, group, until, openUntil });
    }
    for (const key of this.leases.keys())
      if (this.leases.size > MOST) this.leases.delete(key);
      else break;
  }

  /** Groups of a cluster that somebody looks at, and whether at their partitions, too. */
  of(cluster: string, now: number): Map<string, boolean> {
    const found = new Map<string, boolean>();
    for (const [key, lease] of this.leases) {
      // Told in the order in which they end, but for a clock that was set.
      if (lease.until < now || lease.until > now + LOOKED_AT_MS) this.leases.delete(key);
      else if (lease.cluster === cluster) found.set(lease.group, lease.openUntil >= now);
    }
    return found;
  }
}
