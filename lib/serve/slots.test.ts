import { expect, it } from "vitest";
import { Slots } from "./slots";

it("are so many, and each comes back once", () => {
  const slots = new Slots(2);
  const [first, second] = [slots.take()!, slots.take()!];
  expect(slots.take()).toBeNull();
  first();
  first();
  const third = slots.take();
  expect(third).not.toBeNull();
  expect(slots.take()).toBeNull();
  second();
  expect(slots.take()).not.toBeNull();
});
