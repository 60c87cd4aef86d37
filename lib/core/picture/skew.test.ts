import { expect, it } from "vitest";
import { lagSkew } from "./skew";
import { known, unknown, type Known } from "../words/known";
import { plain, say } from "../words/sentences/facts";

it.each<[string, (bigint | null)[], Known<number>]>([
  ["even", [10n, 10n], known(1)],
  ["caught up", [0n, 0n, 0n], known(1)],
  ["one that carries ten times the usual", [5n, 50n, 5n], known(10)],
  ["beyond 2^53", [2n ** 60n, 2n ** 61n, 2n ** 60n], known(2)],
  ["without the unknown ones", [4n, null, 8n, 4n], known(2)],
  ["half without any lag", [0n, 0n, 8400n], unknown(say("unknown.half-idle", { lag: "8400" }))],
  ["nothing known", [null, null], unknown(plain("unknown.no-partition-lag"))],
  ["one partition", [5n, null], unknown(plain("unknown.one-partition"))],
])("%s", (_name, lags, expected) => expect(lagSkew(lags)).toEqual(expected));
