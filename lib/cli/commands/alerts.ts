/** `npm run alerts -- backtest`: which messages the routes as they are would have sent, by a running Tidemark. */
import { backtestAnswer, type BacktestAnswer } from "@/lib/api/alert-deliveries-contract";
import { shortName } from "@/lib/core/alerts/subject";
import { NOTIFIED_STATES } from "@/lib/core/alerts/terms";
import { readOptions, formatHelp, type CommandSpec } from "../options";
import { Refusal } from "../refusal";

const DAY_MS = 86_400_000;
const MOST_DAYS = 31;
const TIMEOUT_MS = 90_000;
const DEFAULT_URL = "http://127.0.0.1:3000";

export const ALERTS: CommandSpec = {
  command: "npm run alerts",
  about: "backtest: which messages the routes, receivers and silences as they are would have sent.",
  operands: "backtest",
  options: {
    days: {
      value: "N",
      about: `how many days back from now, at most ${MOST_DAYS} (default 7)`,
      read: (text) => {
        if (!/^\d{1,2}$/.test(text) || Number(text) < 1 || Number(text) > MOST_DAYS)
          throw new Error(`must be a whole number from 1 to ${MOST_DAYS}`);
        return text;
      },
    },
    url: { value: "URL", about: `where Tidemark runs, with its base path (default ${DEFAULT_URL})` },
  },
};

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands, help } = readOptions(ALERTS, argv);
  if (help) {
    process.stdout.write(formatHelp(ALERTS));
    return 0;
  }
  if (operands.length !== 1 || operands[0] !== "backtest")
    throw new Refusal(`"${operands.join(" ")}" is no command. There is one: npm run alerts -- backtest.`);
  const now = Date.now();
  const from = now - Number(options.days ?? 7) * DAY_MS;
  process.stdout.write(formatBacktest(await ask(options.url ?? DEFAULT_URL, { from, to: now })));
  return 0;
}

async function ask(url: string, range: { from: number; to: number }): Promise<BacktestAnswer> {
  const address = `${url.replace(/\/$/, "")}/api/v1/alerts/backtest`;
  if (!URL.canParse(address)) throw new Refusal(`--url ${url} is no address: write one such as ${DEFAULT_URL}.`);
  const response = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(range),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: Error) => {
    throw new Refusal(`Nobody answers at ${url}: ${error.message}. Name where Tidemark runs with --url.`);
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return backtestAnswer.parse(body);
  const detail = (body as { detail?: string } | null)?.detail ?? `it answered ${response.status}`;
  throw new Refusal(`Tidemark refused: ${detail}`);
}

const moment = (at: number) => `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;

/** Messages in the order in which they would have gone out, and how many to whom. */
export function formatBacktest({
  from,
  to,
  completeFrom,
  alerts,
  messages,
  receivers,
  deliveries,
}: BacktestAnswer): string {
  const lines = [...deliveries].reverse().map(({ madeAt, receiver, alerts: notified, count, kind }) => {
    const all = NOTIFIED_STATES.reduce((sum, state) => sum + (count[state] ?? 0), 0);
    const names = notified
      .slice(0, 3)
      .map(({ subject, state, severity }) => `${shortName(subject)} ${severity} ${state}`);
    const more = all - names.length;
    return `${moment(madeAt)}  ${receiver}  ${kind}  ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  });
  const omitted = messages - deliveries.length;
  return [
    `From ${moment(from)} to ${moment(to)}: ${messages} messages about ${alerts} alerts.`,
    ...(completeFrom > from ? [`Before ${moment(completeFrom)} too much happened to be looked at.`] : []),
    ...receivers.map(({ receiver, messages: count }) => `  ${receiver}: ${count}`),
    ...(lines.length > 0 ? [""] : []),
    ...(omitted > 0 ? [`${omitted} earlier messages are left out.`] : []),
    ...lines,
    "",
  ].join("\n");
}
