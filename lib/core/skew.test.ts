import { expect, it } from "vitest";
import { lagSkew } from "./skew";
import { known, unknown, type Known } from "./terms";

const away = unknown("no leader");

it.each<[string, Known<bigint>[], Known<number>]>([
  ["even", [known(10n), known(10n)], known(1)],
  ["caught up", [known(0n), known(0n), known(0n)], known(1)],
  ["one that carries ten times the usual", [known(5n), known(50n), known(5n)], known(10)],
  ["beyond 2^53", [known(2n ** 60n), known(2n ** 61n), known(2n ** 60n)], known(2)],
  ["without the unknown ones", [known(4n), away, known(8n), known(4n)], known(2)],
  [
    "half without any lag",
    [known(0n), known(0n), known(8400n)],
    unknown("half of the partitions have no lag, the worst has 8,400 records"),
  ],
  ["nothing known", [away, away], unknown("no partition's lag is known")],
  ["one partition", [known(5n), away], unknown("there is only one partition to compare")],
])("%s", (_name, lags, expected) => expect(lagSkew(lags)).toEqual(expected));
