import { expect, it } from "vitest";
import { fuzzKafkaInput, readSamples } from "./test-fuzz";

it("samples are read as they are", () => expect(readSamples()).toEqual([]));

it("whatever the bytes, there is an answer or a refusal soon, and none is larger than what it was read from", () => {
  const { failures } = fuzzKafkaInput({ inputs: 700, seed: 1 });
  expect(failures).toEqual([]);
});
