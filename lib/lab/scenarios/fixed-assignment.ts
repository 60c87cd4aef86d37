/** A reader that takes its partitions instead of being given them. */
import type { Scenario } from "../scenario";

export const fixedAssignment: Scenario = {
  name: "fixed-assignment",
  title: "Fixed assignment",
  about:
    "audit-archive reads all partitions of orders by its own choice, as assign() does, and commits them after each " +
    "batch without being a member: the group has offsets and no members, and keeps up.",
  topic: null,
  shownTopic: "orders",
  producers: [],
  groups: [
    {
      group: "audit-archive",
      topic: "orders",
      kind: "fixed-assignment",
      members: 1,
      ratePerSecond: null,
      acceptsPoison: true,
      process: "inventory",
    },
  ],
  actions: [],
};
