/** `npm run alerts`: starts on a bare Node, makes sure of the packages, then hands over to commands/alerts.ts. */
import "./node-version.mjs";

import("./hand-over.mjs").then(({ handOver }) => handOver("alerts"));
