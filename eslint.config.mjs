import { readdirSync } from "node:fs";
import next from "eslint-config-next/core-web-vitals";
import imports from "eslint-plugin-import";
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";
import { floors, layers, lent, owners, shared } from "./layers.mjs";

const rooms = Object.keys(layers);

const folders = readdirSync("components").map((name) => `components/${name}`);
const pageFolders = folders.filter((folder) => !shared.includes(folder));

/** Pages' folders import from shared ones, not from each other; a shared one from those before it. */
const beside = [
  ...pageFolders.map((from) => ({
    target: folders.filter((folder) => folder !== from).map((folder) => `./${folder}`),
    from: `./${from}`,
    except: lent.filter((file) => file.startsWith(`${from}/`)).map((file) => `.${file.slice(from.length)}`),
    message: "What pages share stands in a shared folder of components/, or is lent in layers.mjs.",
  })),
  ...shared.map((from, index) => ({
    target: shared.slice(0, index).map((folder) => `./${folder}`),
    from: `./${from}`,
    message: `Shared folders import those before them: ${shared.join(", ")}.`,
  })),
].filter(({ target }) => target.length > 0);

/** One zone per pair of rooms that may not meet, derived from the table. */
const zones = rooms.flatMap((room) =>
  rooms
    .filter((other) => other !== room && !layers[room].includes(other))
    .map((other) => ({
      target: `./${room}`,
      from: `./${other}`,
      except: layers[room]
        .filter((allowed) => allowed.startsWith(`${other}/`))
        .map((allowed) => `.${allowed.slice(other.length)}`),
      message: `${room} may import only: ${layers[room].join(", ") || "nothing"}.`,
    })),
);

const upstairs = floors.flatMap((floor, index) =>
  floors.slice(index + 1).map((above) => ({
    target: `./${floor}`,
    from: `./${above}`,
    message: `${floor} may import no floor above it: ${floors.join(", ")}.`,
  })),
);

/** Reports imports of a package outside the rooms that own it; type-only imports count too. */
function onlyIn(name, homes) {
  const check = (context) => (node) => {
    const source = node.source?.value;
    if (source === name || source?.startsWith?.(`${name}/`)) context.report({ node, messageId: "foreign" });
  };
  return {
    meta: { type: "problem", schema: [], messages: { foreign: `${name} belongs to ${homes.join(", ")}.` } },
    create: (context) => ({
      ImportDeclaration: check(context),
      ExportNamedDeclaration: check(context),
      ImportExpression: check(context),
    }),
  };
}

const SENTENCES = new Set(["reason", "message", "why", "evidence", "detail", "text", "note"]);
const READINGS = new Set(["includes", "startsWith", "endsWith", "match", "matchAll", "search", "indexOf"]);
const isSentence = (node) =>
  (node?.type === "MemberExpression" && SENTENCES.has(node.property.name)) ||
  (node?.type === "Identifier" && ["reason", "why", "evidence"].includes(node.name));

/** Reports logic that looks into a sentence: `reason.includes("never")`, `/never/.test(value.reason)`. */
const prose = {
  rules: {
    "not-read": {
      meta: {
        type: "problem",
        schema: [],
        messages: { read: "A sentence is for people: go by its key or its facts." },
      },
      create: (context) => ({
        CallExpression(node) {
          const { callee } = node;
          if (callee.type !== "MemberExpression") return;
          const { name } = callee.property;
          const read = READINGS.has(name)
            ? callee.object
            : name === "test" || name === "exec"
              ? node.arguments[0]
              : null;
          if (isSentence(read)) context.report({ node, messageId: "read" });
        },
      }),
    },
  },
};

const house = {
  rules: {
    "private-members": {
      meta: { type: "suggestion", schema: [], messages: { hash: "Private members are `private` here, not `#`." } },
      create: (context) => ({ PrivateIdentifier: (node) => context.report({ node, messageId: "hash" }) }),
    },
    "test-helpers": {
      meta: { type: "problem", schema: [], messages: { test: "What is called test-* is for tests." } },
      create(context) {
        const check = (node) => {
          if (/(^|\/)test-[^/]*$/.test(node.source?.value)) context.report({ node, messageId: "test" });
        };
        return {
          ImportDeclaration: check,
          ExportNamedDeclaration: check,
          ExportAllDeclaration: check,
          ImportExpression: check,
        };
      },
    },
  },
};

const pages = ["**/*.{jsx,tsx}", ...owners.react.map((room) => `${room}/**`)];

/** The rules of hooks and effects themselves stay: their exceptions are written for ESLint. */
const withoutCompiler = ({ rules }) =>
  Object.fromEntries(
    Object.entries(rules).filter(([name]) => !/^react-hooks\/(?!rules-of-hooks|exhaustive-deps)/.test(name)),
  );

const ruleName = (name) => name.replace(/\W/g, "-");
const ownership = {
  rules: Object.fromEntries(Object.entries(owners).map(([name, homes]) => [ruleName(name), onlyIn(name, homes)])),
};

export default tseslint.config(
  {
    ignores: [
      ".next",
      ".next+*",
      ".tidemark",
      "node_modules",
      "lib/history/generated",
      "next-env.d.ts",
      "public",
      "test-results",
    ],
  },
  // `owners` let nobody import React elsewhere. What its compiler says is in .oxlintrc.json: here it took half of all time.
  ...next.filter(({ rules }) => rules).map((config) => ({ ...config, files: pages, rules: withoutCompiler(config) })),
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommended],
    plugins: { import: imports },
    settings: {
      "import/resolver": { typescript: true },
      "import/parsers": { "@typescript-eslint/parser": [".ts", ".tsx"] },
    },
    rules: {
      "import/no-restricted-paths": ["error", { zones: [...zones, ...beside] }],
      "@typescript-eslint/consistent-type-imports": "error",
      // In .oxlintrc.json, where it takes no time.
      "@typescript-eslint/no-unused-vars": "off",
    },
  },
  {
    files: ["lib/core/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "import/no-restricted-paths": ["error", { zones: [...zones, ...upstairs] }],
      "no-restricted-imports": [
        "error",
        { patterns: [{ regex: "^(?!\\.{1,2}/|@/lib/core/)", message: "lib/core is pure: no packages, no node:*." }] },
      ],
      "no-restricted-globals": ["error", "process", "fetch", "setTimeout", "setInterval", "console", "Buffer"],
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: "lib/core has no clock: take `now` as an argument.",
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: "lib/core has no clock: take `now` as an argument.",
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: "lib/core has no randomness: pass the value in.",
        },
      ],
    },
  },
  {
    // The contract's checks weigh a tenth of all JavaScript that a page may load; its types weigh nothing.
    files: [
      "components/**/*.{ts,tsx}",
      "lib/client/**/*.ts",
      "lib/client/**/*.tsx",
      "lib/api/{row-*,trend-point,wall-selection}.ts",
    ],
    ignores: ["**/*.test.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            { regex: "(^|[/-])contract$", allowTypeImports: true, message: "Pages import types of the contract only." },
          ],
        },
      ],
    },
  },
  {
    // Text of requests and of Kafka meets no expression that takes more than time in proportion to it. The lab and the commands
    // read what their own tools print.
    files: ["{app,components,lib}/**/*.{ts,tsx}"],
    ignores: ["**/*.test.ts", "lib/{lab,cli,bench}/**"],
    plugins: { regexp },
    rules: { "regexp/no-super-linear-backtracking": "error" },
  },
  {
    // What is said is for people: logic goes by keys and facts. Words of other programs are read where they are translated.
    files: ["{app,components,lib}/**/*.{ts,tsx}"],
    ignores: [
      "**/*.test.{ts,tsx}",
      "lib/{lab,cli,bench,field}/**",
      "lib/kafka/{errors,connections}.ts",
      "lib/history/connection.ts",
    ],
    plugins: { prose },
    rules: { "prose/not-read": "error" },
  },
  { files: ["**/*.{ts,tsx}"], plugins: { house }, rules: { "house/private-members": "error" } },
  {
    // The field is for development: it reads clusters with what tests read them with.
    files: ["{app,components,lib}/**/*.{ts,tsx}"],
    ignores: ["**/*.test.{ts,tsx}", "**/test-*.ts", "lib/field/**"],
    rules: { "house/test-helpers": "error" },
  },
  {
    // An integration test brings up the real things of other rooms.
    files: ["**/*.int.test.ts"],
    rules: { "import/no-restricted-paths": "off" },
  },
  ...Object.entries(owners).map(([name, homes]) => ({
    files: ["{app,components,lib}/**/*.{ts,tsx}"],
    ignores: ["**/*.int.test.ts", ...homes.flatMap((home) => [home, `${home}/**`])],
    plugins: { own: ownership },
    rules: { [`own/${ruleName(name)}`]: "error" },
  })),
);
