/** The lab as its page shows it: the JSON of `GET /`. */
import type { LabBench } from "./bench";
import type { Scenario } from "./scenario";

function showScenario(bench: LabBench, scenario: Scenario) {
  const { name, title, about, shownTopic, groups, producers } = scenario;
  const rate = producers.length > 0 && shownTopic !== null ? bench.rateOf(shownTopic) : null;
  const running = groups
    .map((planned) => bench.group(planned.group))
    .filter(({ process }) => bench.processRuns(process));
  return {
    name,
    title,
    about,
    topic: shownTopic,
    groups: groups.map(({ group }) => group),
    producing: rate === null ? null : { ratePerSecond: bench.isPaused() ? 0 : rate },
    consumers: running.reduce((sum, { members }) => sum + members, 0),
    poisoned: shownTopic === null ? [] : [...bench.poisoned(shownTopic)],
    actions: scenario.actions.map((action) => {
      const why = bench.refusalOf(scenario, action);
      return { name: action.name, label: action.label, enabled: why === null, why };
    }),
  };
}

/** Brokers and scenarios as they are now. */
export function showLab(bench: LabBench) {
  return {
    brokers: bench.brokerStates(),
    scenarios: bench.scenarios.map((scenario) => showScenario(bench, scenario)),
  };
}
