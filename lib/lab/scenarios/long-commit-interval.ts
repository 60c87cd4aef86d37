/** A group that commits once a minute: its lag goes up and down like a saw, and nothing is wrong. */
import { sayOfLab } from "@/lib/core/words/sentences/lab/facts";
import type { Scenario } from "../scenario";

const TOPIC = "inventory";
const SECONDS = 60;

export const longCommitInterval: Scenario = {
  name: "long-commit-interval",
  title: sayOfLab("lab.title.long-commit-interval", {}),
  about: sayOfLab("lab.about.long-commit-interval", { seconds: SECONDS }),
  topic: null,
  shownTopic: TOPIC,
  producers: [],
  groups: [
    {
      group: "stock-report",
      topic: TOPIC,
      kind: "rebalance-aware",
      members: 1,
      ratePerSecond: null,
      commitEveryMs: SECONDS * 1000,
      acceptsPoison: true,
      process: TOPIC,
    },
  ],
  actions: [],
};
