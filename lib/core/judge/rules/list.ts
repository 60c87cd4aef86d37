/** The rules of the tidemark profile, in order: the first that speaks decides. */
import { fallingBehind } from "./falling-behind";
import { noData } from "./no-data";
import { offline } from "./offline";
import { rewind } from "./rewind";
import type { Rule } from "./rule";
import { stalled } from "./stalled";
import { stopped } from "./stopped";

export const RULES: readonly Rule[] = [offline, noData, rewind, stalled, stopped, fallingBehind];
