/** Names in the settings of alerting that are nobody's, or lead in a circle, with the way out. */

interface Named {
  receivers: Record<string, unknown>;
  routes: { receivers: string[]; escalation: { receiver: string }[] }[];
  default: { receivers?: string[] | undefined };
}

export interface NameProblem {
  path: (string | number)[];
  message: string;
}

/** All problems, in the order of the file. */
export function namesThatAreNone({ receivers, routes, default: defaults }: Named): NameProblem[] {
  const known = Object.keys(receivers);
  const unknown = (path: NameProblem["path"], name: string): NameProblem[] =>
    known.includes(name) ? [] : [{ path, message: `there is no receiver of this name; there are: ${listed(known)}` }];
  const each = (path: NameProblem["path"], names: readonly string[]) =>
    names.flatMap((name, i) => [...unknown([...path, i], name), ...twice([...path, i], names, i)]);
  return [
    ...routes.flatMap((route, i) => [
      ...each(["routes", i, "receivers"], route.receivers),
      ...escalations(["routes", i, "escalation"], route, unknown),
    ]),
    ...each(["default", "receivers"], defaults.receivers ?? []),
    ...nobodyNamed(known, defaults.receivers),
  ];
}

function escalations(
  path: NameProblem["path"],
  { receivers, escalation }: Named["routes"][number],
  unknown: (path: NameProblem["path"], name: string) => NameProblem[],
): NameProblem[] {
  return escalation.flatMap(({ receiver }, i) => {
    const at = [...path, i, "receiver"];
    const isNotifiedFirst = receivers.includes(receiver);
    const message = "the route tells this receiver first already: escalate to another one";
    return [...unknown(at, receiver), ...(isNotifiedFirst ? [{ path: at, message }] : [])];
  });
}

const twice = (path: NameProblem["path"], names: readonly string[], i: number): NameProblem[] =>
  names.indexOf(names[i]!) < i ? [{ path, message: "stands here twice: once is enough" }] : [];

/** With one receiver it is plain who is meant; with several, somebody must hear of what no route takes. */
function nobodyNamed(known: readonly string[], defaults: readonly string[] | undefined): NameProblem[] {
  if (defaults !== undefined || known.length < 2) return [];
  const message = `says not who hears of what no route takes: name some of ${listed(known)}, or write [] for nobody`;
  return [{ path: ["default", "receivers"], message }];
}

const listed = (names: readonly string[]) => names.join(", ") || "none";
