/** When which trouble is made during a soak. Pure. */

export interface Trouble {
  atMs: number;
  kind: "kill-broker" | "restart-broker" | "server-stops" | "server-starts";
}

const SECOND = 1000;
/** Time at the end in which nothing happens any more, so that all must be well again. */
const CALM_MS = 75 * SECOND;

/**
 * A broker dies and comes back, then the server goes and comes back; again every twenty minutes. Half of a short soak
 * is without a broker or a server.
 */
export function planTroubles(lengthMs: number): Trouble[] {
  const rounds = Math.max(1, Math.floor(lengthMs / (20 * 60 * SECOND)));
  const round = (lengthMs - CALM_MS) / rounds;
  const parts: [share: number, kind: Trouble["kind"]][] = [
    [0.3, "kill-broker"],
    [0.5, "restart-broker"],
    [0.7, "server-stops"],
    [0.8, "server-starts"],
  ];
  return Array.from({ length: rounds }, (_, index) =>
    parts.map(([share, kind]) => ({ atMs: Math.round((index + share) * round), kind })),
  ).flat();
}
