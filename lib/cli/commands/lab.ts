/** `npm run lab -- <scenario> <action>`: turns the knobs of the lab that a demo runs. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { labAnswer, type LabAnswer, type LabScenario } from "@/lib/api/contract";
import { readOptions, formatHelp, type CommandSpec } from "../options";
import { findPlaces } from "../places";
import { Refusal } from "../refusal";

export const LAB: CommandSpec = {
  command: "npm run lab",
  about: "Changes the traffic of the running demo. Without scenario and action: lists them all.",
  operands: "<scenario> <action>",
  options: {},
};

/** Actions start real processes and wait for real brokers. */
const TIMEOUT_MS = 90_000;

export async function main(argv: readonly string[]): Promise<number> {
  const given = readOptions(LAB, argv);
  if (given.help) {
    process.stdout.write(formatHelp(LAB));
    return 0;
  }
  const url = findControlUrl();
  const lab = await readLab(url);
  const [scenario, action, ...rest] = given.operands;
  if (scenario === undefined) {
    process.stdout.write(describeLab(lab));
    return 0;
  }
  if (rest.length > 0) throw new Refusal(`One scenario and one action are taken; "${rest.join(" ")}" is too much.`);
  const found = findScenario(lab, scenario);
  if (action === undefined) {
    process.stdout.write(describeScenario(found));
    return 0;
  }
  checkAction(found, action);
  await order(url, scenario, action);
  const after = findScenario(await readLab(url), scenario);
  process.stdout.write(`Done: ${scenario} ${action}.\n${describeState(after)}\n`);
  return 0;
}

/** The control server's address, as the demo on this state folder has noted it. */
function findControlUrl(): URL {
  const file = join(findPlaces().lab, "lab.json");
  try {
    const { controlUrl } = JSON.parse(readFileSync(file, "utf8")) as { controlUrl: string };
    return new URL(controlUrl);
  } catch {
    throw new Refusal(
      `No lab runs here (there is no ${file}). Start one with \`npm run demo\`, or set TIDEMARK_STATE as the demo has it.`,
    );
  }
}

async function call(url: URL, method: "GET" | "POST"): Promise<Response> {
  try {
    return await fetch(url, { method, signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    const slow = (error as Error).name === "TimeoutError";
    throw new Refusal(
      slow
        ? `The lab did not answer within ${TIMEOUT_MS / 1000} s.`
        : "The lab does not answer: its demo has ended. Start one with `npm run demo`.",
    );
  }
}

async function readLab(url: URL): Promise<LabAnswer> {
  const response = await call(new URL("/", url), "GET");
  if (!response.ok) throw new Refusal(`The lab answered ${response.status}.`);
  return labAnswer.parse(await response.json());
}

async function order(url: URL, scenario: string, action: string): Promise<void> {
  const response = await call(new URL(`/${encodeURIComponent(scenario)}/${encodeURIComponent(action)}`, url), "POST");
  if (response.ok) return;
  const body = (await response.json().catch(() => null)) as { detail?: string } | null;
  throw new Refusal(`The lab refused ${scenario} ${action}: ${body?.detail ?? `it answered ${response.status}`}`);
}

/** @throws Refusal naming the scenarios that there are */
export function findScenario(lab: LabAnswer, name: string): LabScenario {
  const found = lab.scenarios.find((scenario) => scenario.name === name);
  if (found) return found;
  throw new Refusal(
    `"${name}" is not a scenario. Scenarios are: ${lab.scenarios.map((scenario) => scenario.name).join(", ")}.`,
  );
}

/** @throws Refusal naming the actions that there are, or why this one makes no sense now */
export function checkAction(scenario: LabScenario, name: string): void {
  const action = scenario.actions.find((candidate) => candidate.name === name);
  if (!action) {
    const allowed = scenario.actions.map((candidate) => candidate.name).join(", ") || "none";
    throw new Refusal(`"${name}" is not an action of ${scenario.name}. Its actions are: ${allowed}.`);
  }
  if (!action.enabled)
    throw new Refusal(`${scenario.name} ${name} is not possible now: ${action.why ?? "no reason given"}`);
}

function describeState(scenario: LabScenario): string {
  const rate = scenario.producing ? `${scenario.producing.ratePerSecond} records/s` : "not producing";
  const poisoned = scenario.poisoned.length > 0 ? `, poisoned: partition ${scenario.poisoned.join(", ")}` : "";
  return `  now: ${rate}, ${scenario.consumers} consumer${scenario.consumers === 1 ? "" : "s"}${poisoned}`;
}

function describeScenario(scenario: LabScenario): string {
  const width = Math.max(0, ...scenario.actions.map(({ name }) => name.length));
  const actions = scenario.actions.map(({ name, label, enabled, why }) => {
    return `    ${name.padEnd(width)}  ${label}${enabled ? "" : ` (not now: ${(why ?? "no reason given").replace(/\.$/, "")})`}`;
  });
  return [scenario.name, ...wrap(scenario.about), describeState(scenario), ...actions, ""].join("\n");
}

/** Lines of at most 96 characters, indented by two. */
function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 96) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines;
}

/** The whole lab as text: brokers, then each scenario with its actions. */
export function describeLab(lab: LabAnswer): string {
  const brokers = lab.brokers.map(({ id, state }) => `${id} ${state}`).join(", ");
  const parts = lab.scenarios.map((scenario) => describeScenario(scenario));
  return [`Brokers: ${brokers}`, "", ...parts, `Give an order with: npm run lab -- <scenario> <action>`, ""].join("\n");
}
