/** Which part of the alerts' page is shown, in the URL: a link shows a colleague the same, and Back works. */
import { parseAsStringLiteral, useQueryState } from "nuqs";

export const TABS = ["firing", "silences", "routes", "receivers", "deliveries", "backtest"] as const;
export type Tab = (typeof TABS)[number];

const PARSER = parseAsStringLiteral(TABS)
  .withDefault("firing")
  .withOptions({ history: "push", scroll: false, clearOnDefault: true });

export const useTab = (): [tab: Tab, show: (tab: Tab) => void] => {
  const [tab, setTab] = useQueryState("tab", PARSER);
  return [tab, (next) => void setTab(next)];
};
