/** WARNING: the consumer works, but slower than records arrive. */
import { inWords } from "../../words/sentences/english";
import { say, toldRate, wholeMs } from "../../words/sentences/facts";
import { logEndAt } from "../../numbers/log-time";
import { consumeRate, produceRate } from "../../numbers/rates";
import { commitsOf, logOf } from "../../numbers/readings";
import type { Millis } from "../../words/terms";
import type { Finding } from "../verdict";
import { steadyGrowth, type Delay } from "./delays";
import type { Rule } from "./rule";
import type { Scene } from "./scene";
import { ALWAYS, suddenLateness } from "./sudden";

/** Fewer records than this are too few to speak of a rate. */
const LEAST_LAG = 10;
/** A shrinking lag that lasts this long is no accident. */
const TURN_MS = 30_000;
/**
 * Sudden lateness must exceed what a rebalance makes, or what a deploy makes where members are not known, and this share
 * of the time between two commits.
 */
const LEAST_SUDDEN_MS = 30_000;
const LEAST_SUDDEN_UNSEEN_MS = 40_000;
const SUDDEN_SHARE = 0.3;
/** Where members are not known and commits come faster than this, lateness is told from a deploy by its growth alone. */
const SELDOM_UNSEEN_MS = 90_000;
/** Over this time a lateness that only stands still counts as healed. */
const STEADY_MS = 150_000;

export const fallingBehind: Rule = {
  name: "falling-behind",
  title: "Slower than records arrive",
  explanation:
    "The group commits and moves, but at each commit it is later than before: over a minute or more, the least lateness of each third " +
    "exceeds that of the third before, and the lag in records grows with it; or it commits seldom, was always in time, and suddenly " +
    "is late although no more arrived than usual. A burst that is soon made good, a constant " +
    "delay, a day's tide and a backlog being worked off do not look like this.",
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

/** The later the group already is, the less exactly its lateness is known. */
const neededGrowth = (scene: Scene, last: Delay, horizon: Millis) =>
  Math.max(0.8 * scene.settings.floorMs, 0.03 * horizon, 0.08 * last.delayMs);

/** So much time before tells what usually arrives. */
const LEAST_USUAL_MS = 60_000;
/** More arrivals than this multiple of the usual, beyond chance, are a burst. */
const USUAL_ARRIVALS = 1.4;

/** True when clearly more arrived over some time than in the window before it. */
function surges({ curve }: Scene, from: Millis, to: Millis, usualUntil = from): boolean {
  if (!curve || usualUntil - curve.at[0]! < LEAST_USUAL_MS) return false;
  const usual = (logEndAt(curve, usualUntil) - curve.end[0]!) / (usualUntil - curve.at[0]!);
  const arrived = logEndAt(curve, to) - logEndAt(curve, from);
  return arrived > USUAL_ARRIVALS * usual * (to - from) + 2 * Math.sqrt(arrived);
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
  return lag - last.lag > 0.1 * consumed + 2 * Math.sqrt(consumed);
}

/** True when lateness has not grown for minutes. */
function standsStill(delays: readonly Delay[]): boolean {
  const last = delays[delays.length - 1]!;
  const earlier = delays.find((delay) => last.at - delay.at <= STEADY_MS)!;
  return last.at - earlier.at > 0.8 * STEADY_MS && last.delayMs - earlier.delayMs < 2_000;
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
    produced: produced.known ? toldRate(produced.value) : null,
    consumed: consumed.known ? toldRate(consumed.value) : null,
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
