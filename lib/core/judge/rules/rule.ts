/** What a rule is: a question to the scene of one group on one partition, answered with a finding or with nothing. */
import type { RuleName } from "../../words/sentences/rules/facts";
import type { Factors } from "../factors";
import type { Finding } from "../verdict";
import type { Scene } from "./scene";

export interface Rule {
  /** As findings and traces name it; its title and explanation stand under it in every language. */
  name: RuleName;
  /** The tuned numbers that are its own; those that several rules need stand in the files that they share. */
  factors: Factors;
  /** The finding, or null when the rule does not apply. Evidence is a sentence about "The group ..." or "The partition ...". */
  judge(scene: Scene): Finding | null;
}
