import { expect, it } from "vitest";
import { isNew } from "./is-new";

it.each([
  [1_000_000, 1_000_000, true],
  [1_000_000, 1_000_000 + 599_999, true],
  [1_000_000, 1_000_000 + 600_000, false],
  // A clock that is a little ahead.
  [1_000_000, 999_000, true],
  [1_000_000, 0, false],
])("since %d, at %d: %s", (since, now, is) => expect(isNew(since, now)).toBe(is));
