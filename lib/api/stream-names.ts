/** The names of what the stream tells, for a reader that listens to each: the browser needs them without their checks. */
import type { StreamEventName } from "./stream-contract";

const NAMES: { [N in StreamEventName]: true } = {
  hello: true,
  cluster: true,
  clusterChange: true,
  rows: true,
  changes: true,
  wall: true,
  group: true,
  quick: true,
  ready: true,
  happened: true,
  forgotten: true,
  heartbeat: true,
};

export const STREAM_EVENTS = Object.keys(NAMES) as StreamEventName[];
