/** A reader that takes its partitions instead of being given them. */
import { sayOfLab } from "@/lib/core/words/sentences/lab/facts";
import type { Scenario } from "../scenario";

export const fixedAssignment: Scenario = {
  name: "fixed-assignment",
  title: sayOfLab("lab.title.fixed-assignment", {}),
  about: sayOfLab("lab.about.fixed-assignment", {}),
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
