/** Groups that people set aside: judged and shown as ever, but no trouble that calls for anybody. */
import { matches } from "./settings-for";
import type { Millis } from "./terms";

export interface SetAside {
  id: string;
  cluster: string;
  /** A group's name, in which `*` stands for any characters, also none. */
  pattern: string;
  author: string | null;
  reason: string | null;
  at: Millis;
}

/** True when an entry of the list sets the group aside. Linear in the list and in the name. */
export const isSetAside = (entries: readonly SetAside[], cluster: string, group: string): boolean =>
  entries.some((entry) => entry.cluster === cluster && matches(entry.pattern, group));
