/** Reads a command's options. Everything that is not known is refused by name, with what is allowed. */
import { Refusal } from "./refusal";

export interface OptionSpec {
  /** What the value is, for the help text (`N`); without it the option is a switch. */
  value?: string;
  about: string;
  /** Turns the text into what the command works with; throws a sentence when it cannot. */
  read?: (text: string) => string;
}

export interface CommandSpec {
  /** As it is typed: `npm run demo`. */
  command: string;
  about: string;
  options: Record<string, OptionSpec>;
  /** Names of what may stand there without dashes, for the help text (`<scenario> <action>`). */
  operands?: string;
}

export interface Given {
  /** Values by option name; a switch that was given is "". */
  options: Record<string, string>;
  operands: string[];
  help: boolean;
}

const title = (name: string, spec: OptionSpec) => `--${name}${spec.value ? ` ${spec.value}` : ""}`;

/**
 * Reads `--name value`, `--name=value` and switches.
 * @throws Refusal naming the option at fault and the allowed ones
 */
export function readOptions(spec: CommandSpec, argv: readonly string[]): Given {
  const given: Given = { options: {}, operands: [], help: false };
  const refuse = (what: string): never => {
    const allowed = [...Object.entries(spec.options).map(([name, option]) => title(name, option)), "--help"];
    throw new Refusal(`${what} Options of ${spec.command} are: ${allowed.join(", ")}.`);
  };
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? "";
    if (word === "--help" || word === "-h") {
      given.help = true;
      continue;
    }
    if (!word.startsWith("-")) {
      if (!spec.operands) refuse(`"${word}" is not an option.`);
      given.operands.push(word);
      continue;
    }
    const [name = "", inline] = splitOnce(word.replace(/^--/, ""), "=");
    const option = Object.hasOwn(spec.options, name) ? spec.options[name] : undefined;
    if (!option || !word.startsWith("--")) return refuse(`"${word}" is not an option.`);
    if (name in given.options) refuse(`--${name} is given twice.`);
    if (!option.value && inline !== undefined) refuse(`--${name} takes no value, "${inline}" was given.`);
    const text = option.value ? (inline ?? argv[++index] ?? refuse(`--${name} needs a value.`)) : "";
    try {
      given.options[name] = option.read ? option.read(text) : text;
    } catch (error) {
      refuse(`--${name} ${text}: ${(error as Error).message}.`);
    }
  }
  return given;
}

function splitOnce(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** A port that a person may choose. */
export function readPort(text: string): string {
  if (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535) return String(Number(text));
  throw new Error("a port is a whole number from 1 to 65535");
}

/** Reads how many of something there are, at least one. */
export function readCount(text: string): string {
  if (/^\d+$/.test(text) && Number(text) > 0) return text;
  throw new Error("give a whole number above 0");
}

/** One of a list of words. */
export function readChoice(...allowed: string[]): (text: string) => string {
  return (text) => {
    if (allowed.includes(text)) return text;
    throw new Error(`allowed are ${allowed.join(" and ")}`);
  };
}

/** The help text: what the command does, and a line for each option. */
export function formatHelp(spec: CommandSpec): string {
  const rows = [...Object.entries(spec.options), ["help", { about: "print this" }] as const].map(
    ([name, option]) => [title(name, option), option.about] as const,
  );
  const width = Math.max(...rows.map(([left]) => left.length));
  const usage = `${spec.command}${spec.operands ? ` -- ${spec.operands}` : " [-- options]"}`;
  return [usage, "", spec.about, "", ...rows.map(([left, about]) => `  ${left.padEnd(width)}  ${about}`), ""].join(
    "\n",
  );
}
