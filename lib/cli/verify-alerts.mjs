/** `npm run verify:alerts`: starts on a bare Node, makes sure of the packages, then hands over to commands/verify-alerts.ts. */
import "./node-version.mjs";

import("./hand-over.mjs").then(({ handOver }) => handOver("verify-alerts"));
