/** What anybody who may write to Kafka can make Tidemark read: names, assignments, offsets, answers, by the thousand. */
import { fuzzKafkaInput } from "@/lib/kafka/test-fuzz";
import { KAFKA_VERSION } from "@/lib/lab/kafka-jars";
import { Mismatch, type Row } from "./row";

const INPUTS = 10_000;
const MOST_MS = 2_000;
const MOST_BYTES = 64 * 1024 * 1024;

/** A row that needs no broker: every reader of bytes from Kafka on mutated input. */
export const INPUT_ROWS: readonly Row[] = [
  {
    name: "hostile-input",
    cluster: `${INPUTS.toLocaleString("en")} hostile inputs: names, assignments, records, answers`,
    version: KAFKA_VERSION,
    works: "refused or skipped, in bounded time and memory",
    async run() {
      const { inputs, failures, slowestMs, grownBytes } = fuzzKafkaInput({ inputs: INPUTS, seed: 1 });
      const found = failures.map(String);
      if (slowestMs > MOST_MS) found.push(`one input took ${slowestMs} ms`);
      if (grownBytes > MOST_BYTES) found.push(`memory grew by ${grownBytes} bytes`);
      if (found.length > 0) throw new Mismatch(found);
      return `${inputs} inputs, the slowest ${Math.ceil(slowestMs)} ms, memory grown by ${Math.round(grownBytes / 2 ** 20)} MB`;
    },
  },
];
