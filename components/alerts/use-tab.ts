/** Which part of the alerts' page is shown, in the URL: a link shows a colleague the same, and Back works. */
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

export const TABS = ["firing", "silences", "routes", "receivers", "deliveries", "backtest"] as const;
export type Tab = (typeof TABS)[number];

const PARSERS = {
  tab: parseAsStringLiteral(TABS).withDefault("firing"),
  // What the parts keep in the address: whom a silence means must not become a filter of the log.
  ...{ cluster: parseAsString, group: parseAsString, topic: parseAsString, owner: parseAsString },
  ...{ severity: parseAsString, case: parseAsString },
  ...{ receiver: parseAsString, state: parseAsString, delivery: parseAsString },
};

const NONE = {
  ...{ cluster: null, group: null, topic: null, owner: null, severity: null, case: null },
  ...{ receiver: null, state: null, delivery: null },
};

/** The part that is shown, and what shows another one, with nothing chosen in it. */
export function useTab(): [tab: Tab, show: (tab: Tab) => void] {
  const [{ tab }, setUrl] = useQueryStates(PARSERS, { history: "push", scroll: false, clearOnDefault: true });
  return [tab, (next) => void setUrl({ ...NONE, tab: next })];
}
