/** Which build this process serves: pages that stay open for weeks reload themselves when it changes. */
import fs from "node:fs";
import path from "node:path";
import packageJson from "@/package.json" with { type: "json" };

/** Of this program, as its package says. */
export const VERSION: string = packageJson.version;

let id: string | null = null;

/** Next's build id; "development" where nothing was built. */
export function buildId(): string {
  if (id === null) {
    try {
      id = fs.readFileSync(path.join(process.cwd(), ".next", "BUILD_ID"), "utf8").trim();
    } catch {
      id = "development";
    }
  }
  return id;
}
