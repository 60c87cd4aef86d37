/** How long tests wait for what must come true: as long as a busy machine needs. Speed is for benchmarks. */
export const PATIENCE_MS = 90_000;
