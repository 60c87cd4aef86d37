/**
 * Keeps idle connections of kafkajs idle; imported for that alone. Version 2.2.4 looks after waiting requests of each
 * connection every millisecond, also when none waits and nothing is throttled: the time of its next look is then
 * negative, which is 1 ms to Node. With the hundred connections of a lab that is a tenth of a core for nothing
 * (https://github.com/tulios/kafkajs/issues/1556).
 */
import { createRequire } from "node:module";

/** What is used here of `src/network/requestQueue`. */
interface RequestQueue {
  pending: unknown[];
  throttledUntil: number;
  scheduleCheckPendingRequests(): void;
}

const { prototype } = createRequire(import.meta.url)("kafkajs/src/network/requestQueue") as { prototype: RequestQueue };
const { scheduleCheckPendingRequests: schedule } = prototype;

/** Requests that wait are sent by answers to others, by the end of a throttle, or by this look. */
prototype.scheduleCheckPendingRequests = function scheduleWhereOneWaits() {
  if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this);
};
