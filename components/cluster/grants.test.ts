import { expect, it } from "vitest";
import { grantsFor } from "./grants";

const problem = (message: string) => ({ what: "groups", subject: null, message });
const ADD = "kafka-acls.sh --bootstrap-server kafka-1:9092 --add --allow-principal User:tidemark";
const grants = (...messages: string[]) => grantsFor(messages.map(problem), "kafka-1:9092");

it("turns each of Kafka's refusals into the command that mends it", () => {
  expect(
    grants(
      'The log offsets of partition "orders-0" could not be read: not authorised: grant Describe on the topic.',
      "not authorised: grant Describe on the group",
      "not authorised: grant Describe on the cluster",
    ),
  ).toEqual([
    `${ADD} --operation Describe --topic '*'`,
    `${ADD} --operation Describe --group '*'`,
    `${ADD} --operation Describe --cluster`,
  ]);
});

it("asks for the topic of commits by name, and for both rights at once", () => {
  const sentence = (rights: string) =>
    `Not authorised to read __consumer_offsets: grant ${rights} on topic __consumer_offsets to Tidemark's user.`;
  expect(grants(sentence("Describe and Read"))).toEqual([
    `${ADD} --operation Describe --operation Read --topic __consumer_offsets`,
  ]);
  expect(grants(sentence("Read"))).toEqual([`${ADD} --operation Read --topic __consumer_offsets`]);
});

it("grants topics and groups where nothing can be seen", () =>
  expect(grants("No topic can be seen: … (grant Describe on topics and on groups).")).toHaveLength(2));

it("says nothing twice, and nothing where no right is missing", () => {
  const refusal = "not authorised: grant Describe on the group";
  expect(grants(refusal, refusal)).toHaveLength(1);
  expect(grants("The groups of broker 2 could not be listed: no answer in time.")).toEqual([]);
});
