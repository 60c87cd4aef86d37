import { expect, test } from "vitest";
import { chooseRows } from "./chosen-rows";

const rows = ["kafka-2.8.2", "kafka-4.3.1", "proxy-idle-groups"].map((name) => ({ name }));
const namesOf = (only?: string) => chooseRows(only, rows).map(({ name }) => name);

test("all rows run, or those that are named or begin so", () => {
  expect(namesOf()).toHaveLength(3);
  expect(namesOf("kafka")).toEqual(["kafka-2.8.2", "kafka-4.3.1"]);
  expect(namesOf("proxy-idle-groups, kafka-2.8")).toEqual(["kafka-2.8.2", "proxy-idle-groups"]);
});

test("a row that there is not is refused with those that there are", () => {
  expect(() => namesOf("kafka-9")).toThrow(/"kafka-9" is not a row\. Rows are: kafka-2\.8\.2, .*proxy-idle-groups\./);
});
