import { expect, it } from "vitest";
import { piecewise } from "./piecewise";

it("begins nothing before somebody reads, so that HEAD costs nothing", async () => {
  let begun = false;
  async function* pieces() {
    begun = true;
    yield new TextEncoder().encode("a");
  }
  const response = piecewise(pieces(), { "content-type": "text/plain" });
  // A turn of the loop: streams begin by themselves in one.
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun).toBe(false);
  expect(await response.text()).toBe("a");
});
