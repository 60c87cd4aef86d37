import fc from "fast-check";
import { expect, it } from "vitest";
import { computeLag } from "./lag";
import { known, unknown } from "../words/known";
import { plain } from "../words/sentences/facts";

const HUGE = 2n ** 60n;

it.each<[string, Parameters<typeof computeLag>[0], ReturnType<typeof computeLag>]>([
  ["behind", { committed: 90n, logStart: 0n, logEnd: 100n, hasLeader: true }, { lag: known(10n), lost: known(0n) }],
  [
    "below the log start: lag from there, the rest is lost",
    { committed: 5n, logStart: 40n, logEnd: 100n, hasLeader: true },
    { lag: known(60n), lost: known(35n) },
  ],
  [
    "beyond the log end: the commit proves the log",
    { committed: 101n, logStart: 0n, logEnd: 100n, hasLeader: true },
    { lag: known(0n), lost: known(0n) },
  ],
  [
    "an emptied log below which the group stands",
    { committed: 5n, logStart: 100n, logEnd: 100n, hasLeader: true },
    { lag: known(0n), lost: known(95n) },
  ],
  [
    "nothing committed",
    { committed: null, logStart: 0n, logEnd: 100n, hasLeader: true },
    { lag: unknown(plain("unknown.no-commit")), lost: unknown(plain("unknown.no-commit")) },
  ],
  [
    "Kafka's -1 for nothing committed",
    { committed: -1n, logStart: 0n, logEnd: 100n, hasLeader: true },
    { lag: unknown(plain("unknown.no-commit")), lost: unknown(plain("unknown.no-commit")) },
  ],
  [
    "no leader",
    { committed: 5n, logStart: null, logEnd: null, hasLeader: false },
    { lag: unknown(plain("kafka.no-leader")), lost: unknown(plain("unknown.log-start")) },
  ],
  [
    "offsets beyond 2^53 to the last digit",
    { committed: HUGE + 1n, logStart: HUGE, logEnd: HUGE + 4n, hasLeader: true },
    { lag: known(3n), lost: known(0n) },
  ],
])("%s", (_name, input, expected) => expect(computeLag(input)).toEqual(expected));

it("is never negative, and lag and lost never overlap", () => {
  const offset = fc.bigInt(-1n, 2n ** 63n - 1n);
  fc.assert(
    fc.property(offset, offset, offset, (committed, logStart, logEnd) => {
      const { lag, lost } = computeLag({ committed, logStart, logEnd, hasLeader: true });
      if (!lag.known || !lost.known) return committed < 0n;
      return (
        lag.value >= 0n &&
        lost.value >= 0n &&
        (logEnd < logStart || lag.value <= logEnd - logStart || lost.value === 0n)
      );
    }),
  );
});
