import { expect, it } from "vitest";
import { grantsFor } from "./grants";

type Right = NonNullable<Parameters<typeof grantsFor>[0][number]["rights"]>[number];
const right = (operation: Right["operation"], resourceType: Right["resourceType"], name: string): Right => ({
  ...{ operation, resourceType, name },
});
const ADD = "kafka-acls.sh --bootstrap-server kafka-1:9092 --add --allow-principal User:tidemark";
const grants = (...rights: (Right[] | undefined)[]) =>
  grantsFor(
    rights.map((each) => ({ ...(each ? { rights: each } : {}) })),
    "kafka-1:9092",
  );

it("turns each missing right into the command that grants it", () => {
  expect(
    grants(
      [right("Describe", "topic", "*")],
      [right("Describe", "group", "*"), right("Describe", "cluster", "kafka-cluster")],
    ),
  ).toEqual([
    `${ADD} --operation Describe --topic '*'`,
    `${ADD} --operation Describe --group '*'`,
    `${ADD} --operation Describe --cluster`,
  ]);
});

it("asks for all rights on a resource at once, by its name", () => {
  const offsets = (operation: Right["operation"]) => right(operation, "topic", "__consumer_offsets");
  expect(grants([offsets("Describe"), offsets("Read")])).toEqual([
    `${ADD} --operation Describe --operation Read --topic __consumer_offsets`,
  ]);
  expect(grants([right("Describe", "group", "it's")])).toEqual([`${ADD} --operation Describe --group 'it'\\''s'`]);
});

it("takes a broker's address for what it is: one word, whatever a cluster says its brokers are called", () => {
  const missing = [{ rights: [right("Read", "topic", "a")] }];
  const principal = "--add --allow-principal User:tidemark --operation Read --topic a";
  expect(grantsFor(missing, "k; id:9092")).toEqual([`kafka-acls.sh --bootstrap-server 'k; id:9092' ${principal}`]);
  expect(grantsFor(missing, "k\0:9092")).toEqual([]);
});

it("says nothing twice, and nothing where no right is missing", () => {
  expect(grants([right("Read", "topic", "a")], [right("Read", "topic", "a")])).toHaveLength(1);
  expect(grants(undefined)).toEqual([]);
});
