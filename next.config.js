import { PHASE_PRODUCTION_BUILD } from "next/constants.js";

const ACCEPTS_GZIP = "(?:.*,)?\\s*gzip\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[^,]*)?(?:,.*)?";

/** Stands in a build for the path below which the server will be seen; lib/cli/placed-build.mjs puts the true one there. */
export const BUILT_BASE = "/__tidemark_base__";

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // These run on the server only and load files of their own at run time.
  serverExternalPackages: ["kafkajs", "@platformatic/kafka", "pg", "pino", "esbuild"],
  // A route may not set this itself. The pattern is the one that the stream chooses by (lib/live/frame.ts).
  headers: () => [
    {
      source: "/api/v1/stream",
      has: [{ type: "header", key: "accept-encoding", value: ACCEPTS_GZIP }],
      headers: [{ key: "content-encoding", value: "gzip" }],
    },
  ],
  turbopack: {
    resolveAlias: {
      // Pages get their messages compiled (lib/client/compiled-messages.ts), and so no parser for them.
      "use-intl/format-message": "use-intl/format-message/format-only",
      // The server's half holds parsers of its own; in the browser they would be there twice.
      "nuqs/server": { browser: "nuqs" },
    },
  },
  experimental: {
    // Pages are loaded when they are first asked for: all of them at once take 40 MB and a second of every start.
    preloadEntriesOnStart: false,
    // The minifier writes functions where they are called. V8 then makes a function in each turn of a loop, and forgets its
    // compiled code whenever the heap is cleared, as none of them lives on: a third of a cycle's CPU went into compiling.
    serverMinification: false,
  },
  // `npm run verify` checks types; whoever starts the demo should not wait for it a second time.
  typescript: { tsconfigPath: "tsconfig.json", ignoreBuildErrors: true },
};

/** @param {string} phase what Next is about to do */
export default function configure(phase) {
  // Told by the server's process (lib/cli/serve.mjs), after this file has been loaded.
  const { TIDEMARK_DIST_DIR: distDir, TIDEMARK_BASE_PATH: servedBase = "" } = process.env;
  const basePath = phase === PHASE_PRODUCTION_BUILD ? BUILT_BASE : servedBase;
  return { ...config, basePath, env: { TIDEMARK_BASE: basePath }, ...(distDir && { distDir }) };
}
