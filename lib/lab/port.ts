/** TCP ports of this machine's loopback interface. */
import { createServer } from "node:net";

/** Whether somebody already listens on 127.0.0.1:`port` (or it may not be used at all). */
export function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(true));
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => probe.close(() => resolve(false)));
  });
}

/** The first free port at or above `from` that is not in `without`. Throws after 200 tries. */
export async function findFreePort(from: number, without: readonly number[] = []): Promise<number> {
  for (let port = from; port < from + 200 && port < 65_536; port++) {
    if (!without.includes(port) && !(await isTaken(port))) return port;
  }
  throw new Error(`No free port between ${from} and ${from + 199} on 127.0.0.1.`);
}
