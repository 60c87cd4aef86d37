/** `npm run bench:judge`: how well the rules judge labelled traces, in figures, for both profiles. */
import { replayVerdicts } from "@/lib/core/past/replay";
import { PROFILES, type Profile } from "@/lib/core/words/terms";
import { generate, kindsOf, WORLDS, withProfile, type Labelled } from "../../bench/judge/generate";
import { measureSpeed } from "../../bench/judge/speed";
import { figuresOf, score, type Figures, type Score } from "../../bench/judge/score";
import { readCount, readOptions, formatHelp, type CommandSpec } from "../options";

export const BENCH_JUDGE: CommandSpec = {
  command: "npm run bench:judge",
  about: "Generates labelled traces and prints how well each profile judges them.",
  options: {
    seed: { value: "N", about: "first seed (1)", read: readCount },
    seeds: { value: "N", about: "how many seeds, each with one trace of every kind (20)", read: readCount },
    kind: { value: "NAME", about: "only this kind of trace" },
    commit: { value: "MS", about: "only this commit interval", read: readCount },
    world: { value: "NAME", about: `how traces are simulated: ${WORLDS.join(", ")} (steps)`, read: readWorld },
    detail: { about: "figures by kind" },
    speed: { about: "print what a judgement costs instead" },
    json: { about: "print JSON" },
  },
};

interface Row {
  name: string;
  figures: Figures;
}

export function main(argv: readonly string[]): number {
  const { options, help } = readOptions(BENCH_JUDGE, argv);
  if (help) {
    process.stdout.write(formatHelp(BENCH_JUDGE));
    return 0;
  }
  if (options.speed !== undefined) {
    for (const { name, micros } of measureSpeed()) process.stdout.write(`${name.padEnd(30)}${micros.toFixed(2)} µs\n`);
    return 0;
  }
  const first = Number(options.seed ?? 1);
  const count = Number(options.seeds ?? 20);
  const world = WORLDS.find((name) => name === options.world) ?? "steps";
  const kinds = options.kind ? [options.kind] : kindsOf(world);
  const scores: { profile: Profile; labelled: Labelled["truth"]; score: Score }[] = [];
  for (let seed = first; seed < first + count; seed++) {
    for (const kind of kinds) {
      const { trace, truth } = generate(kind, seed, options.commit ? Number(options.commit) : undefined, world);
      for (const profile of PROFILES) {
        const verdicts = [...replayVerdicts(withProfile(trace, profile))];
        const scored = score(verdicts, truth);
        scores.push({ profile, labelled: truth, score: scored });
        if (process.env.TRACE_BAD === profile) printBad(kind, seed, truth, scored);
      }
    }
  }
  const rows = PROFILES.flatMap((profile) => {
    const own = scores.filter((each) => each.profile === profile);
    const of = (name: string, keep: (truth: Labelled["truth"]) => boolean): Row => ({
      name: `${profile} ${name}`,
      figures: figuresOf(own.filter(({ labelled }) => keep(labelled)).map((each) => each.score)),
    });
    const standing = (truth: Labelled["truth"]) => /^(stalled|stopped)/.test(truth.kind);
    return [
      of("all", () => true),
      of("stall or stop, commits of 5 s", (truth) => standing(truth) && truth.commitMs === 5000),
      of("throughput, commits of 5 s", (truth) => truth.kind.startsWith("throughput") && truth.commitMs === 5000),
      ...(options.detail !== undefined ? kinds.map((kind) => of(kind, (truth) => truth.kind === kind)) : []),
    ];
  });
  process.stdout.write(options.json !== undefined ? `${JSON.stringify(rows)}\n` : tableOf(rows));
  return 0;
}

function printBad(
  kind: string,
  seed: number,
  truth: Labelled["truth"],
  { counted, right, falseAlarms, incident }: Score,
) {
  if (falseAlarms === 0 && (!incident || (incident.heldShare >= 0.8 && incident.changes <= 2))) return;
  process.stderr.write(
    `${kind} --seed ${seed} commit ${truth.commitMs} repeats ${truth.repeats} members ${truth.members}: ` +
      `${falseAlarms} false, ${counted - right} wrong, ${JSON.stringify(incident)}\n`,
  );
}

function tableOf(rows: readonly Row[]): string {
  const percent = (value: number | null, digits = 1) => (value === null ? "-" : `${(value * 100).toFixed(digits)} %`);
  const seconds = (value: number | null) => (value === null ? "-" : `${Math.round(value / 1000)} s`);
  const cells = rows.map(({ name, figures }) => [
    name,
    String(figures.traces),
    percent(figures.right, 2),
    percent(figures.falseAlarms, 3),
    percent(figures.clean),
    percent(figures.found),
    percent(figures.held),
    seconds(figures.medianMs),
    seconds(figures.p95Ms),
    figures.spurious === null ? "-" : figures.spurious.toFixed(2),
  ]);
  const table = [
    ["", "traces", "right", "false alarms", "clean", "found", "held", "median", "p95", "spurious"],
    ...cells,
  ];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const line = (row: string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  ");
  return `${table.map(line).join("\n")}\n`;
}

function readWorld(text: string): string {
  if (WORLDS.some((name) => name === text)) return text;
  throw new Error(`give one of ${WORLDS.join(", ")}`);
}
