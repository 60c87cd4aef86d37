import { describe, expect, it } from "vitest";
import { readChoice, readOptions, readPort, formatHelp, type CommandSpec } from "./options";
import { Refusal } from "./refusal";

const spec: CommandSpec = {
  command: "npm run demo",
  about: "Starts it.",
  options: {
    fresh: { about: "from nothing" },
    brokers: { value: "1|3", about: "how many", read: readChoice("1", "3") },
    port: { value: "N", about: "where", read: readPort },
  },
};

describe("what is read", () => {
  it.each<[string, string[], Record<string, string>]>([
    ["nothing", [], {}],
    ["a switch", ["--fresh"], { fresh: "" }],
    ["a value as the next word", ["--port", "3210"], { port: "3210" }],
    ["a value behind =", ["--port=3210", "--fresh", "--brokers=3"], { port: "3210", fresh: "", brokers: "3" }],
  ])("%s", (_name, argv, options) => {
    expect(readOptions(spec, argv)).toEqual({ options, operands: [], help: false });
  });

  it("words without dashes, where the command takes them", () => {
    const lab = { ...spec, options: {}, operands: "<scenario> <action>" };
    expect(readOptions(lab, ["stalled-consumer", "heal"]).operands).toEqual(["stalled-consumer", "heal"]);
  });

  it.each(["--help", "-h"])("%s", (word) => expect(readOptions(spec, ["--fresh", word]).help).toBe(true));
});

describe("what is refused, and how it is said", () => {
  it.each<[string, string[], string[]]>([
    ["an unknown option", ["--brokres", "3"], ['"--brokres"', "--brokers 1|3", "--fresh", "--port N", "--help"]],
    ["a name that every object knows", ["--constructor"], ['"--constructor" is not an option']],
    ["an option with one dash", ["-port", "3210"], ['"-port"', "--port N"]],
    ["a word where none is taken", ["fresh"], ['"fresh" is not an option', "--fresh"]],
    ["a missing value", ["--port"], ["--port needs a value"]],
    ["a value for a switch", ["--fresh=yes"], ["--fresh takes no value", '"yes"']],
    ["an option given twice", ["--port", "1", "--port", "2"], ["--port is given twice"]],
    ["a choice that is none", ["--brokers", "2"], ["--brokers 2", "1 and 3"]],
    ["a port beyond the last", ["--port", "65536"], ["--port 65536", "1 to 65535"]],
    ["port 0", ["--port=0"], ["--port 0", "1 to 65535"]],
    ["a port that is no number", ["--port", "http"], ["--port http", "whole number"]],
  ])("%s", (_name, argv, parts) => {
    let said = "";
    try {
      readOptions(spec, argv);
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      said = (error as Error).message;
    }
    for (const part of parts) expect(said).toContain(part);
  });
});

it("the help names the command and every option", () => {
  const help = formatHelp(spec);
  for (const part of ["npm run demo", "Starts it.", "--fresh", "--brokers 1|3", "--port N", "--help"]) {
    expect(help).toContain(part);
  }
});
