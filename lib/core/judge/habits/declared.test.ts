/** What people say of a group goes before what was learned of it. */
import { expect, it } from "vitest";
import { replayVerdicts } from "../../past/replay";
import { DEFAULT_EVALUATION, type EvaluationSettings } from "../../words/settings";
import { readWorkingTimes } from "../../words/working-times";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A Monday, 17:00 UTC. */
const T0 = Date.UTC(2026, 0, 5, 17);

/** Records come all the time; the group commits every 30 s for an hour, and then no more. Hours since then at which an error is told. */
function erroneous(settings: Partial<EvaluationSettings>, hours: number): number[] {
  const reading = Array.from({ length: (1 + hours) * 60 }, (_, minute) => minute * MINUTE);
  const trace = {
    ...{ settings: { ...DEFAULT_EVALUATION, ...settings }, every: MINUTE, from: T0, to: T0 + (1 + hours) * HOUR },
    logPoints: reading.map((ms) => ({ at: T0 + ms, logEnd: BigInt(ms / 1000), logStart: 0n, hasLeader: true })),
    commits: Array.from({ length: 120 }, (_, i) => ({ at: T0 + i * 30_000, offset: BigInt(i * 30) })),
    members: reading.map((ms) => ({ at: T0 + ms, count: ms <= HOUR ? 1 : 0, owned: null })),
  };
  return [...replayVerdicts(trace)]
    .filter(({ consumerStatus }) => consumerStatus === "ERROR")
    .map(({ at }) => (at - T0 - HOUR) / HOUR);
}

it("silence is told within minutes where nothing is said", () => {
  expect(erroneous({}, 2)[0]).toBeLessThan(0.1);
});

it("silence that is declared normal is told when it has lasted for longer", () => {
  const hours = erroneous({ silenceMs: 70 * MINUTE }, 2);
  expect(hours[0]).toBeGreaterThanOrEqual(70 / 60 - 0.02);
  expect(hours[0]).toBeLessThan(72 / 60);
});

it("outside of its working times a group may be silent; half an hour into the next of them it is missed", () => {
  const schedule = { times: readWorkingTimes("Mon-Fri 08:00-18:00")!, timeZone: "UTC" };
  // It fell silent at 18:00, and should be back at 08:00.
  const hours = erroneous({ schedule }, 15);
  expect(hours[0]).toBeGreaterThanOrEqual(14.5);
  expect(hours[0]).toBeLessThan(14.6);
});

it("a night out of its working times does not teach that silence is usual within them", () => {
  const schedule = { times: readWorkingTimes("Mon-Fri 08:00-18:00")!, timeZone: "UTC" };
  const MONDAY = Date.UTC(2026, 0, 5);
  /** Works on Monday and Tuesday from 08:00 to 18:00, and on Wednesday until 10:00; records come all the time. */
  const works = (minute: number) => {
    const [day, hour] = [Math.floor(minute / 1440), (minute % 1440) / 60];
    return hour >= 8 && hour <= (day < 2 ? 18 : 10);
  };
  const minutes = Array.from({ length: 2 * 1440 + 13 * 60 - 480 }, (_, i) => 480 + i);
  const at = (minute: number) => MONDAY + minute * MINUTE;
  const trace = {
    ...{ settings: { ...DEFAULT_EVALUATION, schedule }, every: MINUTE, from: at(480), to: at(minutes.at(-1)!) },
    logPoints: minutes.map((m) => ({ at: at(m), logEnd: BigInt(m * 60), logStart: 0n, hasLeader: true })),
    commits: minutes.filter(works).map((m) => ({ at: at(m), offset: BigInt(m * 60) })),
    members: minutes.map((m) => ({ at: at(m), count: works(m) ? 1 : 0, owned: null })),
  };
  const errors = [...replayVerdicts(trace)].filter(({ consumerStatus }) => consumerStatus === "ERROR");
  expect((errors[0]!.at - MONDAY) / HOUR).toBeGreaterThan(2 * 24 + 10);
  expect((errors[0]!.at - MONDAY) / HOUR).toBeLessThan(2 * 24 + 10.2);
});
