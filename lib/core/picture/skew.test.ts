import { expect, it } from "vitest";
import { lagSkew } from "./skew";
import { known, unknown, type Known } from "../words/terms";

it.each<[string, (bigint | null)[], Known<number>]>([
  ["even", [10n, 10n], known(1)],
  ["caught up", [0n, 0n, 0n], known(1)],
  ["one that carries ten times the usual", [5n, 50n, 5n], known(10)],
  ["beyond 2^53", [2n ** 60n, 2n ** 61n, 2n ** 60n], known(2)],
  ["without the unknown ones", [4n, null, 8n, 4n], known(2)],
  ["half without any lag", [0n, 0n, 8400n], unknown("half of the partitions have no lag, the worst has 8,400 records")],
  ["nothing known", [null, null], unknown("no partition's lag is known")],
  ["one partition", [5n, null], unknown("there is only one partition to compare")],
])("%s", (_name, lags, expected) => expect(lagSkew(lags)).toEqual(expected));
