import { expect, it } from "vitest";
import { neverArrived, reworded, saidBy } from "./send-error";

const coded = (code: string, message = `${code} https://a.test/sEcReT`) => Object.assign(new Error(message), { code });
const several = (...errors: Error[]) => new AggregateError(errors);

it.each<[string, unknown, boolean, string]>([
  ["nobody listens", coded("ECONNREFUSED"), true, "ECONNREFUSED https://a.test/***"],
  [
    "nobody listens at any address",
    several(coded("ECONNREFUSED"), coded("ENETUNREACH")),
    true,
    "ECONNREFUSED https://a.test/***; ENETUNREACH https://a.test/***",
  ],
  [
    "one of the addresses was reached",
    several(coded("ECONNREFUSED"), coded("ECONNRESET")),
    false,
    "ECONNREFUSED https://a.test/***; ECONNRESET https://a.test/***",
  ],
  ["a connection that broke", coded("ECONNRESET"), false, "ECONNRESET https://a.test/***"],
  ["an error without a code", new TypeError("of sEcReT"), false, "of ***"],
  ["an error without words", new RangeError(), false, "RangeError"],
  ["no error at all", "sEcReT", false, "***"],
])("%s is known in other words as well", (_what, error, never, said) => {
  const other = reworded(error, (text) => text.replaceAll("sEcReT", "***"));
  expect([neverArrived(error), neverArrived(other)]).toEqual([never, never]);
  expect(saidBy(other)).toBe(said);
  const all = [other, ...(other instanceof AggregateError ? (other.errors as Error[]) : [])];
  for (const one of all) expect(`${one.stack} ${JSON.stringify(one)} ${String(one.cause)}`).not.toContain("sEcReT");
});
