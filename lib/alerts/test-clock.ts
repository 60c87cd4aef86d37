/** A clock for tests. */
import type { DelivererClock } from "./deliverer-port";
import { NOW } from "./test-deliveries";

/** Time that passes when a test says so. */
export class TestClock implements DelivererClock {
  at = NOW;
  private wakes: { at: number; call: () => void }[] = [];
  now = () => this.at;
  random = () => 0.5;
  wake(at: number, call: () => void): () => void {
    const wake = { at, call };
    this.wakes.push(wake);
    return () => (this.wakes = this.wakes.filter((other) => other !== wake));
  }
  get next(): number | null {
    return this.wakes.length === 0 ? null : Math.min(...this.wakes.map(({ at }) => at));
  }
  goTo(at: number): void {
    this.at = at;
    const due = this.wakes.filter((one) => one.at <= at);
    this.wakes = this.wakes.filter((one) => one.at > at);
    for (const wake of due) wake.call();
  }
}
