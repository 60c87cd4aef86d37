/** `npm run lab`: starts on a bare Node, makes sure of the packages, then hands over to commands/lab.ts. */
import "./node-version.mjs";

import("./hand-over.mjs").then(({ handOver }) => handOver("lab"));
