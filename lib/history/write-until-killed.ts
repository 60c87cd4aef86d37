/**
 * For a test: a process that starts the bundled PostgreSQL on the folder it is given, writes tick after tick, and
 * says which are stored, until it is killed. Once it has said `ready`, lines are moments of stored ticks.
 */
import { startEmbeddedPostgres } from "./embedded";
import { openHistory } from "./history";
import { migrate } from "./migrate";

const [dir = "", cluster = ""] = process.argv.slice(2);

async function run(): Promise<void> {
  const { url, pid } = await startEmbeddedPostgres({ dir });
  await migrate(url);
  const history = await openHistory({ url });
  process.stdout.write(`ready ${pid}\n`);
  for (let at = Date.now(); ; at++) {
    await history.writeTick({
      cluster,
      at,
      intervalMs: 1000,
      topics: [{ topic: "orders", topicId: null, logEnd: [BigInt(at)], logStart: [0n], leaderless: [] }],
      subscriptions: [{ group: "billing", topic: "orders", committed: [1n], commitAt: [at], members: 1 }],
    });
    process.stdout.write(`${at}\n`);
  }
}

void run();
