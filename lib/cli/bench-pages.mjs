/** `npm run bench:pages`: starts on a bare Node, makes sure of the packages, then hands over to commands/bench-pages.ts. */
import "./node-version.mjs";

import("./hand-over.mjs").then(({ handOver }) => handOver("bench-pages"));
