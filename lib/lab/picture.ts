/** The lab as its page shows it: the JSON of `GET /`. */
import { labInEnglish } from "@/lib/core/words/sentences/lab/english";
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
    title: labInEnglish(title),
    about: labInEnglish(about),
    said: { title, about },
    topic: shownTopic,
    groups: groups.map(({ group }) => group),
    producing: rate === null ? null : { ratePerSecond: bench.isPaused() ? 0 : rate },
    consumers: running.reduce((sum, { members }) => sum + members, 0),
    poisoned: shownTopic === null ? [] : [...bench.poisoned(shownTopic)],
    actions: scenario.actions.map((action) => {
      const { name, label } = action;
      const why = bench.refusalOf(scenario, action);
      const words = { label: labInEnglish(label), why: why && labInEnglish(why) };
      return { name, ...words, enabled: why === null, said: { label, why } };
    }),
  };
}

/** Brokers and scenarios as they are now; `mailbox`: where mails can be read, null where nobody gets any. */
export function showLab(bench: LabBench, mailbox: string | null) {
  return {
    mailbox,
    brokers: bench.brokerStates(),
    scenarios: bench.scenarios.map((scenario) => showScenario(bench, scenario)),
  };
}
