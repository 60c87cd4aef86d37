/**
 * The server's process: Next behind the edge (lib/edge). Next starts the monitor, which hands the edge over once it has
 * read the configuration; nothing is listened to before that. `HOST` and `PORT` say where, and `TIDEMARK_BASE_PATH`
 * below which path; `--dev` serves the sources instead of what was built.
 */
import { EventEmitter } from "node:events";
import { createServer } from "node:http";
import next from "next";
import { readBasePath, withBase, withoutBase } from "./base-path.mjs";
import { placeBuild } from "./placed-build.mjs";

const hostname = process.env.HOST || "127.0.0.1";
const port = Number(process.env.PORT || 3000);
const dev = process.argv.includes("--dev");

const base = readBasePath(process.env);
process.env.TIDEMARK_BASE_PATH = base;
// Read by next.config.js.
if (!dev) process.env.TIDEMARK_DIST_DIR = placeBuild(process.cwd(), base);

/** Header lines of a request in bytes: the longest name of a group, in the address and in what Next adds to it. */
const MAX_HEADER_SIZE = 512 * 1024;

/**
 * An idle connection is kept for so long. It must outlast what waits before it: a proxy or a client that still holds a
 * connection which Node, by its own 5 s, has just closed sends the next request into the void and answers 502, or fails.
 * Load balancers and nginx let go after 60 s.
 */
const KEEP_ALIVE_MS = 75_000;

process.title = "tidemark";
// Next would listen for upgrades, which pass by the edge; only in development there are any.
const upgrades = dev ? undefined : new EventEmitter();
const app = next({ dev, hostname, port, dir: process.cwd(), quiet: true, ...(upgrades && { httpServer: upgrades }) });
const edgeMade = new Promise((resolve) => (globalThis.tidemarkTakeEdge = resolve));
await app.prepare();
const handle = app.getRequestHandler();
const edge = await edgeMade;

const server = createServer(
  { maxHeaderSize: MAX_HEADER_SIZE, keepAliveTimeout: KEEP_ALIVE_MS },
  (request, response) => {
    request.url = withoutBase(request.url ?? "", base);
    if (edge.request(request, response)) return;
    request.url = withBase(request.url, base);
    handle(request, response).catch((error) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  },
);
server.on("clientError", (error, socket) => edge.clientError(error, socket));
server.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(port, hostname);

/** Requests under way are finished, the monitor ends open streams, then the process goes. */
const stop = (status) => () => {
  server.close(() => app.close().finally(() => process.exit(status)));
  server.closeIdleConnections();
};
process.once("SIGINT", stop(130));
process.once("SIGTERM", stop(143));
