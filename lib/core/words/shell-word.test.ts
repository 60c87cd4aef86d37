import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { shellWord } from "./shell-word";

/** What a shell makes of the word: the bytes of its one argument, then how many there were. */
function readBy(shell: string, word: string): string {
  const script = `show() { printf '%s' "$1"; printf '|%s' "$#"; }; show ${word}`;
  return execFileSync(shell, ["-c", script], { encoding: "utf8", env: { ...process.env, LC_ALL: "C.UTF-8" } });
}

const NAMES: Record<string, [name: string, word?: string]> = {
  plain: ["order-worker", "order-worker"],
  "with dots, colons and a comma": ["b-1:9092,[::1]:9093", "'b-1:9092,[::1]:9093'"],
  "a partition of a topic": ["orders.v1:3", "orders.v1:3"],
  empty: ["", "''"],
  "a space": ["two words", "'two words'"],
  "a single quote": ["it's", "'it'\\''s'"],
  "quotes alone": ["''\"'"],
  "a double quote": ['say "hi"'],
  "a variable": ["$HOME ${IFS}"],
  "a command": ["$(id) `id`; rm -rf / & echo | cat > x"],
  "a leading dash": ["-rf", "'-rf'"],
  "an option": ["--execute", "'--execute'"],
  "a home directory": ["~root"],
  "a glob": ["* ? [a] {a,b}"],
  "an assignment": ["A=b"],
  "a comment": ["# not a comment"],
  history: ["!! !x"],
  backslashes: ["a\\b\\"],
  percent: ["100%s %d"],
  unicode: ["주문-처리 Ω 🐟"],
  "a line break": ["a\nb; id", "\"$(printf 'a\\012b; id')\""],
  "line breaks at the end": ["a\n\n"],
  "nothing but line breaks": ["\n"],
  "what a terminal obeys": ["a\u001b[201~\r!id\u0003\u007f"],
  "controls with all that printf reads": ["\t100%s \\n '$(id)' `id` \"!"],
  "a control of two bytes": ["a\u009b31m"],
  "what turns the line around": ["a\u202egnirts"],
  "what draws nothing": ["a\u200b\ufeffb\u00a0c"],
  "beyond the first plane, unseen": ["tag\u{e0041}"],
  "a leading dash before what draws nothing": ["-vx\u200b", "\"$(printf '\\055vx\\342\\200\\213')\""],
  "letters that are drawn as nothing": [
    "a\u3164b\u115fc\u2800d\ufe0f",
    "\"$(printf 'a\\343\\205\\244b\\341\\205\\237c\\342\\240\\200d\\357\\270\\217')\"",
  ],
};

const SHELLS = ["/bin/sh", "/bin/bash", "/bin/dash"].filter((shell) => existsSync(shell));

describe.each(SHELLS)("%s reads back", (shell) => {
  it.each(Object.entries(NAMES))("%s", (_, [name, word]) => {
    const written = shellWord(name)!;
    if (word !== undefined) expect(written).toBe(word);
    expect(readBy(shell, written)).toBe(`${name}|1`);
  });
});

it.each(Object.entries(NAMES))("shows all of %s before it runs", (_, [name]) => {
  // Line breaks within quotes run nothing; everything else that is not seen is written out.
  expect(shellWord(name)!.replaceAll("\n", "")).not.toMatch(/(?! )[\p{C}\p{Z}]/u);
});

it("has no word for what no argument can be", () => {
  expect(shellWord("a\0b")).toBeNull();
  expect(shellWord("a\ud800b")).toBeNull();
});
