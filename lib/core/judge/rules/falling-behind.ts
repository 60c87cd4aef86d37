/** WARNING: the consumer works, but slower than records arrive. */
import { inWords } from "../../words/sentences/english";
import { say, roundedRate, wholeMs } from "../../words/sentences/facts";
import { logEndAt } from "../../numbers/log-time";
import { consumeRate, produceRate } from "../../numbers/rates";
import { commitsOf, logOf } from "../../numbers/readings";
import type { Millis } from "../../words/terms";
import { valuesOf, type Factors } from "../factors";
import type { Finding } from "../verdict";
import { steadyGrowth, type Delay } from "./delays";
import type { Rule } from "./rule";
import type { Scene } from "./scene";
import { ALWAYS, suddenLateness } from "./sudden";

const FACTORS = {
  LEAST_LAG: [10, "records", "fewer are too few to speak of a rate"],
  FLOOR_SHARE: [0.8, "share", "of `floorMs` by which lateness must grow at least: the rest of it was there before"],
  HORIZON_SHARE: [
    0.03,
    "share",
    "of the time over which it grows: a consumer that is slower by less catches up with the tide",
  ],
  LATENESS_SHARE: [0.08, "share", "of how late it is already: the later, the less exactly that is known"],
  TURN_MS: [30_000, "ms", "a shrinking lag that lasts this long is no accident"],
  RECOVERED_SHARE: [0.1, "share", "of what was consumed meanwhile by which the lag must shrink"],
  CHANCE: [2, "times", "the root of a number of records is what chance adds to it, or takes"],
  LEAST_SUDDEN_MS: [30_000, "ms", "sudden lateness must exceed what a rebalance makes"],
  LEAST_SUDDEN_UNSEEN_MS: [40_000, "ms", "the same, and what a deploy makes, where members are not known"],
  SUDDEN_SHARE: [0.3, "share", "of the time between two commits: what sudden lateness must exceed, too"],
  SELDOM_UNSEEN_MS: [
    90_000,
    "ms",
    "between commits: where members are not known and they come faster, lateness is told from a deploy by its growth alone",
  ],
  STEADY_MS: [150_000, "ms", "over this time a lateness that only stands still counts as healed"],
  STEADY_SHARE: [0.8, "share", "of that time between the commits that are compared"],
  STEADY_GROWTH_MS: [2_000, "ms", "less growth over that time is none"],
  LEAST_USUAL_MS: [60_000, "ms", "so much time before tells what usually arrives"],
  USUAL_ARRIVALS: [1.4, "times", "the usual: more arrivals, beyond chance, are a burst"],
} satisfies Factors;
const {
  LEAST_LAG,
  FLOOR_SHARE,
  HORIZON_SHARE,
  LATENESS_SHARE,
  TURN_MS,
  RECOVERED_SHARE,
  CHANCE,
  LEAST_SUDDEN_MS,
  LEAST_SUDDEN_UNSEEN_MS,
  SUDDEN_SHARE,
  SELDOM_UNSEEN_MS,
  STEADY_MS,
  STEADY_SHARE,
  STEADY_GROWTH_MS,
  LEAST_USUAL_MS,
  USUAL_ARRIVALS,
} = valuesOf(FACTORS);

export const fallingBehind: Rule = {
  name: "falling-behind",
  factors: FACTORS,
  judge(scene) {
    const last = scene.delays[scene.delays.length - 1];
    if (!last || !scene.recordsWait || last.lag < LEAST_LAG || last.delayMs < scene.settings.floorMs) return null;
    if (recovers(scene.delays)) return null;
    const growth = steadyGrowth(
      scene.delays,
      (horizon) => neededGrowth(scene, last, horizon),
      (from, to, usualUntil) => surges(scene, from, to, usualUntil),
    );
    if (growth) return finding(scene, last, growth.from);
    const sudden = suddenFrom(scene);
    if (sudden !== null) return finding(scene, last, sudden);
    if (scene.before?.rule === "falling-behind" && !standsStill(scene.delays)) {
      return finding(scene, last, scene.before.from);
    }
    return null;
  },
};

const neededGrowth = (scene: Scene, last: Delay, horizon: Millis) =>
  Math.max(FLOOR_SHARE * scene.settings.floorMs, HORIZON_SHARE * horizon, LATENESS_SHARE * last.delayMs);

/** True when clearly more arrived over some time than in the window before it. */
function surges({ curve }: Scene, from: Millis, to: Millis, usualUntil = from): boolean {
  if (!curve || usualUntil - curve.at[0]! < LEAST_USUAL_MS) return false;
  const usual = (logEndAt(curve, usualUntil) - curve.end[0]!) / (usualUntil - curve.at[0]!);
  const arrived = logEndAt(curve, to) - logEndAt(curve, from);
  return arrived > USUAL_ARRIVALS * usual * (to - from) + CHANCE * Math.sqrt(arrived);
}

/** Since when, where the group has suddenly become late although its members were there all the time; else null. */
function suddenFrom(scene: Scene): Millis | null {
  const sudden = suddenLateness(scene.delays, ALWAYS);
  if (!sudden) return null;
  const unseen = sudden.gapMs < SELDOM_UNSEEN_MS ? Infinity : LEAST_SUDDEN_UNSEEN_MS;
  const least = scene.presence === "members" ? LEAST_SUDDEN_MS : unseen;
  if (sudden.delayMs < Math.max(least, SUDDEN_SHARE * sudden.gapMs)) return null;
  return scene.wasAway(sudden.from) ? null : sudden.from;
}

/** True when the lag has begun to shrink: lately clearly more was consumed than arrived. */
function recovers(delays: readonly Delay[]): boolean {
  const last = delays[delays.length - 1]!;
  let first = delays.length - 1;
  while (first > 0 && last.at - delays[first]!.at < TURN_MS) first--;
  const { offset, lag } = delays[first]!;
  const consumed = last.offset - offset;
  return lag - last.lag > RECOVERED_SHARE * consumed + CHANCE * Math.sqrt(consumed);
}

/** True when lateness has not grown for minutes. */
function standsStill(delays: readonly Delay[]): boolean {
  const last = delays[delays.length - 1]!;
  const earlier = delays.find((delay) => last.at - delay.at <= STEADY_MS)!;
  return last.at - earlier.at > STEADY_SHARE * STEADY_MS && last.delayMs - earlier.delayMs < STEADY_GROWTH_MS;
}

/** True where the rates, as they are told, say that the lag grows no more. */
const keepsUp = ({ produced, consumed }: { produced: number | null; consumed: number | null }) =>
  produced !== null && consumed !== null && consumed >= produced;

function finding(scene: Scene, last: Delay, from: Millis): Finding {
  const produced = produceRate(logOf(scene.window), scene.now);
  const consumed = consumeRate(commitsOf(scene.window), scene.now);
  const facts = {
    ms: Number.isFinite(last.delayMs) ? wholeMs(last.delayMs) : null,
    lag: Math.round(last.lag),
    produced: produced.known ? roundedRate(produced.value) : null,
    consumed: consumed.known ? roundedRate(consumed.value) : null,
  };
  return {
    rule: "falling-behind",
    partitionStatus: "OK",
    consumerStatus: "WARNING",
    ...inWords(say(keepsUp(facts) ? "falling-behind.keeps" : "falling-behind.slower", facts)),
    from,
    to: scene.now,
  };
}
