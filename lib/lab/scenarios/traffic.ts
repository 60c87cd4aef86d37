/** All traffic of the lab at once. */
import type { Scenario } from "../scenario";

export const traffic: Scenario = {
  name: "lab",
  title: "All traffic",
  about:
    "Pause everything that produces or consumes: members stay in their groups, and no offset moves until it is resumed.",
  topic: null,
  shownTopic: null,
  producers: [],
  groups: [],
  actions: [
    {
      name: "pause-traffic",
      label: "Pause all traffic",
      refuse: (bench) => (bench.isPaused() ? "Traffic is paused already." : null),
      run: (bench) => bench.pause(),
    },
    {
      name: "resume-traffic",
      label: "Resume all traffic",
      refuse: (bench) => (bench.isPaused() ? null : "Traffic is running."),
      run: (bench) => bench.resume(),
    },
  ],
};
