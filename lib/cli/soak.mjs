/** `npm run soak`: starts on a bare Node, makes sure of the packages, then hands over to commands/soak.ts. */
import "./node-version.mjs";

import("./hand-over.mjs").then(({ handOver }) => handOver("soak"));
