/** The checks that need nothing running: format, lint and types, each a tool of its own. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Task } from "./task";

const bin = (root: string, file: string) => join(root, "node_modules", file);

/** What decides how a file is judged, beside the file. ESLint's own cache knows its options, but not the rules in its configuration. */
const JUDGES = ["eslint.config.mjs", "layers.mjs", "tsconfig.json", ".prettierrc.json", "package-lock.json"];

/** Keeps what was found of files that are as they were: by content, and anew whenever a judge has changed. */
function remember(root: string, tool: string): string[] {
  const hash = createHash("sha256");
  for (const file of JUDGES) hash.update(readFileSync(join(root, file)));
  const place = join(root, ".tidemark/checks", `${tool}-${hash.digest("hex").slice(0, 16)}`);
  return ["--cache", "--cache-strategy", "content", "--cache-location", place];
}

/** The checks in the order in which they are told. A task's steps run one after the other. */
export function listChecks(root: string): Task[] {
  return [
    {
      name: "format",
      steps: [
        [bin(root, "prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", ...remember(root, "prettier"), "."],
      ],
    },
    {
      name: "lint",
      steps: [
        [bin(root, "eslint/bin/eslint.js"), ...remember(root, "eslint"), "."],
        [bin(root, "oxlint/bin/oxlint"), "--type-aware"],
      ],
    },
    { name: "nothing unused", steps: [[bin(root, "knip/bin/knip.js"), "--no-progress"]] },
    // Languages say the same things alike, and codecs follow Kafka's own lists of fields: those may repeat.
    { name: "nothing twice", steps: [[bin(root, "jscpd/run-jscpd.js"), "--config", ".jscpd.json", "--fail-on-empty"]] },
    {
      name: "types",
      steps: [
        [bin(root, "next/dist/bin/next"), "typegen"],
        [bin(root, "typescript/bin/tsc"), "--noEmit"],
      ],
    },
  ];
}
