/** What stands in the channel is true of all that it told of, not of what ended first. */
import { expect, it } from "vitest";
import { firstMessageOf, type FirstMessage } from "./first-message";
import { messageOf } from "./message-of";
import { contextOf } from "./test-deliveries";
import { MINUTE, policyOf, receiverOf } from "./test-policy";
import { Scene, type GivenView } from "./test-scene";

const start = () => new Scene(policyOf([receiverOf("ops")]));

function firstOf({ book, now }: Scene, receiver = "ops", ref = "ref"): FirstMessage | null {
  const alerts = book.all();
  const known = { all: () => alerts, get: (id: string) => book.get(id) };
  return firstMessageOf(known, { receiver, ref }, now, (delivery) => messageOf(delivery, contextOf({ now })));
}

function short(scene: Scene): [state: string, isAcknowledged: boolean, subject: string] {
  const { message, isAcknowledged } = firstOf(scene)!;
  return [message.state, isAcknowledged, message.subject];
}

const idOf = ({ book }: Scene, group: string) =>
  book.all().find(({ subject }) => subject.kind === "group" && subject.group === group)!.id;

it("of two is over when both are, and acknowledged when somebody looks after what goes on", () => {
  const scene = start();
  const after = (groups: GivenView["groups"]) => {
    scene.run({ groups }, 2 * MINUTE);
    return short(scene);
  };
  expect(after({ a: "ERROR", b: "ERROR" })).toEqual(["firing", false, "2 groups in ERROR on lab"]);
  scene.book.acknowledge(idOf(scene, "a"), "Ann", scene.now);
  expect(short(scene)).toEqual(["firing", false, "2 groups in ERROR on lab"]);
  scene.book.acknowledge(idOf(scene, "b"), "Bo", scene.now);
  expect(short(scene)).toEqual(["firing", true, "Acknowledged: 2 groups in ERROR on lab"]);
  expect(after({ a: "OK", b: "ERROR" })).toEqual([
    ...["firing", true, "Acknowledged by Bo: 1 group in ERROR, 1 recovered on lab"],
  ]);
  scene.book.unacknowledge(idOf(scene, "b"));
  expect(short(scene)).toEqual(["firing", false, "1 group in ERROR, 1 recovered on lab"]);
  expect(after({ a: "OK", b: "OK" })).toEqual(["resolved", false, "2 recovered on lab"]);
});

it("of one is that one", () => {
  const scene = start();
  scene.run({ groups: { a: "ERROR" } }, MINUTE);
  expect(short(scene)).toEqual(["firing", false, "ERROR: a on lab is stalled: t/0"]);
  scene.book.acknowledge(idOf(scene, "a"), "Ann", scene.now);
  expect(short(scene)).toEqual(["firing", true, "Acknowledged by Ann: ERROR: a on lab is stalled: t/0"]);
  expect(firstOf(scene)!.message.alerts.map(({ links }) => links.acknowledge)).toEqual([null]);
});

it("is none for who was not told, and of a message that nothing is known of any more", () => {
  const scene = start();
  expect(firstOf(scene)).toBeNull();
  scene.run({ groups: { a: "ERROR" } }, MINUTE);
  expect(firstOf(scene, "others")).toBeNull();
  expect(firstOf(scene, "ops", "another")).toBeNull();
});
