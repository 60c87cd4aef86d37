/** All traffic of the lab at once. */
import { sayOfLab } from "@/lib/core/words/sentences/lab/facts";
import type { Scenario } from "../scenario";

export const traffic: Scenario = {
  name: "lab",
  title: sayOfLab("lab.title.traffic", {}),
  about: sayOfLab("lab.about.traffic", {}),
  topic: null,
  shownTopic: null,
  producers: [],
  groups: [],
  actions: [
    {
      name: "pause-traffic",
      label: sayOfLab("lab.action.pause-traffic", {}),
      refuse: (bench) => (bench.isPaused() ? sayOfLab("lab.refused.paused-already", {}) : null),
      run: (bench) => bench.pause(),
    },
    {
      name: "resume-traffic",
      label: sayOfLab("lab.action.resume-traffic", {}),
      refuse: (bench) => (bench.isPaused() ? null : sayOfLab("lab.refused.running", {})),
      run: (bench) => bench.resume(),
    },
  ],
};
