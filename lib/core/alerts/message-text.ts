/** The whole message as plain text: one alert with all that is known, or several in sections by state. */
import { tell } from "../words/sentences/alerts/facts";
import { alertsPage } from "./message-address";
import type { Line, Listener } from "./message-lines";
import { totalsOf } from "./message-title";
import { WORDS } from "./message-words";
import type { MessageAlert } from "./message";
import { NOTIFIED_STATES, type Delivery } from "./terms";
import { visibleName } from "./visible";

/** An alert with the lines that are made for it. */
export interface Notified {
  alert: MessageAlert;
  lines: Line[];
}

/** The text, without the subject. Lines that many alerts share are said once. */
export function textOf(delivery: Delivery, notified: readonly Notified[], more: number, listener: Words): string {
  const { tell: speak } = WORDS[listener.language];
  const head =
    delivery.kind === "test"
      ? [speak(tell("test.body", { receiver: visibleName(delivery.receiver), route: visibleName(delivery.route) }))]
      : [];
  const page = alertsPage(listener.publicUrl);
  const all = notified.some(({ alert }) => alert.links.open === page) ? null : page;
  const foot = [
    more > 0 ? speak(tell("more", { count: more })) : null,
    all && `${speak(tell("label.all", {}))}: ${all}`,
  ].filter((line) => line !== null);
  const only = notified.length === 1 && more === 0 ? notified[0] : undefined;
  const body = only ? [alertText(only, listener, new Set())] : sections(delivery, notified, listener);
  return [...head, ...body, foot.join("\n")].filter((part) => part !== "").join("\n\n");
}

interface Words extends Pick<Listener, "language"> {
  publicUrl: string | null;
}

function sections(delivery: Delivery, notified: readonly Notified[], listener: Words): string[] {
  const { tell: speak } = WORDS[listener.language];
  const totals = totalsOf(delivery);
  const said = new Set<string>();
  return NOTIFIED_STATES.flatMap((state) => {
    const count = totals[state];
    if (count === 0) return [];
    const alerts = notified.filter(({ alert }) => alert.state === state);
    const texts = alerts.map((one) => `${one.alert.title}\n${indented(alertText(one, listener, said))}`);
    return [speak(tell(`section.${state}`, { count })), ...texts];
  });
}

/** Labelled lines and links. What `said` has already and repeats is left out. */
function alertText({ alert, lines }: Notified, { language }: Words, said: Set<string>): string {
  const { tell: speak } = WORDS[language];
  const kept = lines.map(({ label, value, repeats }) => ({ line: `${label}: ${value}`, repeats }));
  const shown = kept.filter(({ line, repeats }) => !(repeats && said.has(line))).map(({ line }) => line);
  for (const { line } of kept) said.add(line);
  const links = (["open", "incident", "acknowledge", "silence"] as const).flatMap((name) => {
    const address = alert.links[name];
    return address === null ? [] : [`${speak(tell(`label.${name}`, {}))}: ${address}`];
  });
  return [...shown, ...links].join("\n");
}

const indented = (text: string) => text.replace(/^/gm, "  ");
