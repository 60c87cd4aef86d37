/**
 * The light part of `npm run verify:alerts`, on a broker, a database and a server of its own: what is told arrives although the server is
 * killed, and although PostgreSQL is away; each once, or once more under the same id.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { withAlertField } from "@/lib/cli/alert-field";
import { findPlaces } from "@/lib/cli/places";
import { KILLS_ROW } from "@/lib/field/alerts/kills-row";
import { POSTGRES_ROW } from "@/lib/field/alerts/postgres-row";

/** Below the ports of `verify:alerts`, above those of the lab. */
const BASE_PORT = 42_500;
const SHORT = { kills: 3, cycles: 1, awayMs: 10_000, toggleMs: 0, groups: 0 };

for (const [row, said] of [
  [KILLS_ROW, /: \d+ messages to 2 receivers, 0 lost, [01] arrived twice/],
  [POSTGRES_ROW, /all written down after \d+ s, once$/],
] as const) {
  test(row.about, async () => {
    // A broker, a database and three starts of a server, beside another lane of tests.
    test.setTimeout(400_000);
    const dir = mkdtempSync(join(tmpdir(), "tidemark-alerts-"));
    const stop = new AbortController();
    const options = { home: join(dir, "home"), basePort: BASE_PORT, extent: SHORT, signal: stop.signal };
    const note = (text: string) => console.log(text);
    try {
      const run = withAlertField(findPlaces(process.env, process.cwd(), "alerts"), { ...options, note }, (field) =>
        row.run({ ...field, dir }),
      );
      expect(await run).toMatch(said);
    } finally {
      stop.abort();
      rmSync(dir, { recursive: true, force: true });
    }
  });
}
