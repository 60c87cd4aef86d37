/** What messages say in English, as the product itself says it: rows look for its phrases and hold no words of their own. */
import { alertInEnglish } from "@/lib/core/words/sentences/alerts/english";
import { tell, type AlertSaid, type GroupTrouble } from "@/lib/core/words/sentences/alerts/facts";
import { SEVERITIES, type Severity, type NotifiedState } from "@/lib/core/alerts/terms";

/** The heading of an alert about a group. */
export interface Heading {
  state: NotifiedState;
  /** Null: the heading does not say it. */
  severity: Severity | null;
  group: string;
  cluster: string;
}

const TROUBLES = Object.keys({
  ...{ stalled: 1, stopped: 1, rewind: 1, offline: 1, slow: 1, other: 1 },
} satisfies Record<GroupTrouble, 1>) as GroupTrouble[];

/** Names that no sentence holds by itself. */
const GROUP = "\u0001";
const CLUSTER = "\u0002";
const group = tell("thing.group", { group: GROUP, cluster: CLUSTER });

const firing = (severity: Severity, of: AlertSaid, follows = 0) =>
  tell("title.firing", { severity, of, at: null, more: 0, follows });

type Pattern = readonly [NotifiedState, Severity | null, RegExp];

const PATTERNS: readonly Pattern[] = [
  ...SEVERITIES.flatMap((severity): Pattern[] => [
    ...TROUBLES.map((how): Pattern => {
      const of = tell("clause.group", { group: GROUP, cluster: CLUSTER, how });
      return ["firing", severity, patternOf(firing(severity, of))];
    }),
    ["passed", severity, patternOf(tell("title.passed", { severity, of: group, ms: null }))],
    ["flapping", severity, patternOf(tell("title.flapping", { severity, of: group }))],
  ]),
  ["resolved", null, patternOf(tell("title.recovered", { of: group, ms: null }))],
];

/** Fits lines that begin as the heading does; places, times and what follows from it come after. */
function patternOf(said: AlertSaid): RegExp {
  const text = literally(alertInEnglish(said));
  return new RegExp(`^${text.replace(GROUP, "(?<group>\\S+)").replace(CLUSTER, "(?<cluster>\\S+?)")}(?![\\w-])`);
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** What a line says, where it is the heading of an alert about a group. */
export function headingIn(line: string): Heading | null {
  for (const [state, severity, pattern] of PATTERNS) {
    const { group, cluster } = pattern.exec(line)?.groups ?? {};
    if (group !== undefined && cluster !== undefined) return { state, severity, group, cluster };
  }
  return null;
}

const FOLLOWERS = [1, 1234].map((count) => {
  const said = alertInEnglish(firing("ERROR", group, count));
  const tail = said.slice(alertInEnglish(firing("ERROR", group)).length);
  return new RegExp(`${literally(tail).replace(count.toLocaleString("en"), "([\\d,]+)")}$`);
});

/** How many alerts follow from what a heading is about. */
export function followersIn(heading: string): number {
  const [count = "0"] = FOLLOWERS.flatMap((pattern) => pattern.exec(heading)?.[1] ?? []);
  return Number(count.replaceAll(",", ""));
}

/** How messages call a broker, or a cluster that cannot be read. */
export const brokerNamed = (broker: number, cluster: string) =>
  alertInEnglish(tell("thing.broker", { broker, cluster }));
export const clusterNamed = (cluster: string) => alertInEnglish(tell("thing.cluster", { cluster }));

/** What is wrong with a group, within its heading. */
export const troubleOf = (group: string, cluster: string, how: GroupTrouble) =>
  alertInEnglish(tell("clause.group", { group, cluster, how }));
