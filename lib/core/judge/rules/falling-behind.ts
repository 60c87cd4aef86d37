/** WARNING: the consumer works, but slower than records arrive. */
import { inWords } from "../../words/sentences/english";
import type { LogCurve } from "../../numbers/log-curve";
import { say, roundedRate, wholeMs } from "../../words/sentences/facts";
import { consumeRate, produceRate } from "../../numbers/rates";
import { commitsOf, logOf } from "../../numbers/readings";
import type { Millis } from "../../words/terms";
import { valuesOf, type Factors } from "../factors";
import type { Finding } from "../verdict";
import { steadyGrowth, type Delay } from "./delays";
import { hasRisen, mayBeBurst, mayBeOver, recovers, RISEN_MS, surges } from "./load";
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
} satisfies Factors;
const {
  LEAST_LAG,
  FLOOR_SHARE,
  HORIZON_SHARE,
  LATENESS_SHARE,
  LEAST_SUDDEN_MS,
  LEAST_SUDDEN_UNSEEN_MS,
  SUDDEN_SHARE,
  SELDOM_UNSEEN_MS,
  STEADY_MS,
  STEADY_SHARE,
  STEADY_GROWTH_MS,
} = valuesOf(FACTORS);

export const fallingBehind: Rule = {
  name: "falling-behind",
  factors: FACTORS,
  judge(scene) {
    const { curve, delays } = scene;
    const last = delays[delays.length - 1];
    if (!curve || !last || !scene.recordsWait || last.lag < LEAST_LAG || last.delayMs < scene.settings.floorMs)
      return null;
    if (recovers(curve, delays)) return null;
    const wasFound = scene.before?.rule === "falling-behind";
    if (!wasFound && (mayBeOver(curve, delays) || mayBeBurst(curve))) return null;
    const growth = steadyGrowth(delays, (horizon) => neededGrowth(scene, last, horizon));
    const since = growth?.from ?? suddenFrom(scene) ?? outpacedFrom(scene, curve);
    if (since !== null) return finding(scene, last, since);
    return wasFound && !standsStill(delays) ? finding(scene, last, scene.before!.from) : null;
  },
};

const neededGrowth = (scene: Scene, last: Delay, horizon: Millis) =>
  Math.max(FLOOR_SHARE * scene.settings.floorMs, HORIZON_SHARE * horizon, LATENESS_SHARE * last.delayMs);

/** Since when, where the group has suddenly become late although its members were there all the time; else null. */
function suddenFrom(scene: Scene): Millis | null {
  const sudden = suddenLateness(scene.delays, ALWAYS);
  if (!sudden) return null;
  const unseen = sudden.gapMs < SELDOM_UNSEEN_MS ? Infinity : LEAST_SUDDEN_UNSEEN_MS;
  const least = scene.presence === "members" ? LEAST_SUDDEN_MS : unseen;
  if (sudden.delayMs < Math.max(least, SUDDEN_SHARE * sudden.gapMs)) return null;
  return scene.wasAway(sudden.from) ? null : sudden.from;
}

/**
 * Since when, where more has been arriving for longer than a burst takes and a commit since then was late as none before; else
 * null. Growth takes three commits to show, this takes one.
 */
function outpacedFrom(scene: Scene, curve: LogCurve): Millis | null {
  const { delays } = scene;
  const last = delays[delays.length - 1]!;
  const from = curve.at[curve.at.length - 1]! - RISEN_MS;
  if (last.at < from || delays[0]!.at >= from) return null;
  let latest = 0;
  let longest = 0;
  for (let i = 0; delays[i]!.at < from; i++) {
    latest = Math.max(latest, delays[i]!.delayMs + delays[i]!.unsureMs);
    longest = Math.max(longest, delays[i]!.lag);
  }
  if (last.delayMs - latest < neededGrowth(scene, last, RISEN_MS) || last.lag <= longest) return null;
  return surges(curve, from, from + RISEN_MS) && hasRisen(curve) ? from : null;
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
