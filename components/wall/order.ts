/** The wall's groups in three lanes, each in an order that stands still. Pure but for the steps that an order remembers. */
import type { GroupSummary } from "@/lib/api/contract";
import { levelOfCatchingUp } from "@/lib/api/catching-up";
import { rowKey } from "@/lib/api/row-changes";
import { CONSUMER_STATUSES } from "@/lib/core/words/terms";
import { levelOfLag, SettledSteps } from "../ui/settled-steps";

export interface Lanes {
  /** Worst first. */
  troubled: GroupSummary[];
  /** Well, but far behind and getting nearer, the most lag first. */
  catching: GroupSummary[];
  /** The busiest first. */
  healthy: GroupSummary[];
}

const severity = ({ status }: GroupSummary) => CONSUMER_STATUSES.indexOf(status);
const byName = (a: GroupSummary, b: GroupSummary) => (rowKey(a) < rowKey(b) ? -1 : 1);

/** Half a step of ten each; no rate is on step 0, of which nothing would be remembered. */
const levelOfPace = ({ produceRate }: GroupSummary): number =>
  produceRate.known && produceRate.value > 0 ? 100 + 2 * Math.log10(produceRate.value) : -100;

/** What the wall's orders remember from one picture to the next. */
export class WallOrder {
  private readonly lags = new SettledSteps<GroupSummary>(rowKey, ({ lag }) => levelOfLag(lag));
  private readonly catches = new SettledSteps<GroupSummary>(rowKey, levelOfCatchingUp);
  private readonly paces = new SettledSteps<GroupSummary>(rowKey, levelOfPace);

  arrange(groups: readonly GroupSummary[]): Lanes {
    const lag = this.lags.take(groups);
    const catches = this.catches.take(groups);
    const pace = this.paces.take(groups);
    const well = groups.filter(({ status }) => status === "OK");
    const byLag = (a: GroupSummary, b: GroupSummary) => lag(b) - lag(a) || byName(a, b);
    return {
      troubled: groups.filter(({ status }) => status !== "OK").sort((a, b) => severity(b) - severity(a) || byLag(a, b)),
      catching: well.filter((group) => catches(group) > 0).sort(byLag),
      healthy: well.filter((group) => catches(group) <= 0).sort((a, b) => pace(b) - pace(a) || byName(a, b)),
    };
  }
}
