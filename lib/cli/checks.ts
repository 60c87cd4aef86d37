/** The checks that need nothing running: format, lint and types, each a tool of its own. */
import { join } from "node:path";
import type { Task } from "./task";

const bin = (root: string, file: string) => join(root, "node_modules", file);

/** The checks in the order in which they are told. A task's steps run one after the other. */
export function listChecks(root: string): Task[] {
  return [
    { name: "format", steps: [[bin(root, "prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."]] },
    {
      name: "lint",
      steps: [
        [bin(root, "eslint/bin/eslint.js"), "."],
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
