/** `npm run bench:streams`: starts on a bare Node, makes sure of the packages, then hands over to commands/bench-streams.ts. */
import "./node-version.mjs";

import("./hand-over.mjs").then(({ handOver }) => handOver("bench-streams"));
