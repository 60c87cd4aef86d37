/** For tests: an answer as its contract has it, with nothing added. */
import { expect } from "vitest";

/**
 * What `shape` reads from `body`, where that is all there is. A contract drops members that it does not name, and whoever
 * checks answers against the published schema refuses them.
 */
export function readExactly<T>(shape: { parse(body: unknown): T }, body: unknown): T {
  const read = shape.parse(body);
  expect(body).toEqual(read);
  return read;
}
