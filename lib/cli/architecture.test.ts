/** ARCHITECTURE.md and the pages behind it say what is there: paths, folders, imports and packages are held against the code. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { floors, layers } from "../../layers.mjs";

const page = readFileSync("ARCHITECTURE.md", "utf8");

const section = (title: string, text = page) => {
  const found = text.split(/^## /m).find((part) => part.startsWith(`${title}\n`));
  if (found === undefined) throw new Error(`no section "${title}"`);
  return found;
};

/** Cells of the rows of all tables in a text, without their heads. */
const rowsOf = (text: string): string[][] =>
  [...text.matchAll(/^\| (`.*) \|$/gm)].map(([, cells]) => cells!.split(" | ").map((cell) => cell.trim()));

const quoted = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, name]) => name!);

const foldersIn = (parent: string): string[] =>
  readdirSync(parent, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** What a room may import, as the table has it: other rooms, and rooms of which it may import some files. */
function importsOf(room: string): string {
  const allowed = layers[room]!;
  const short = (path: string) => path.replace(/^lib\//, "");
  const rooms = allowed.filter((path) => !path.includes(".")).map(short);
  const files = new Set(allowed.filter((path) => path.includes(".")).map((path) => short(path).split("/")[0]!));
  const parts = [
    ...(rooms.length > 0 ? [rooms.join(", ")] : []),
    ...(files.size > 0 ? [`files of ${[...files].join(", ")}`] : []),
  ];
  return parts.join("; ") || "nothing";
}

describe("the rooms", () => {
  const rooms = rowsOf(section("Rooms").split("Floors of")[0]!);

  it("are those of layers.mjs and of the disk, with the imports that lint lets pass", () => {
    expect(rooms.map(([room, , imports]) => [room, imports]).sort()).toEqual(
      Object.keys(layers)
        .map((room) => [`\`${room}/\``, importsOf(room)])
        .sort(),
    );
    expect(
      foldersIn("lib")
        .map((name) => `lib/${name}`)
        .sort(),
    ).toEqual(
      Object.keys(layers)
        .filter((room) => room.startsWith("lib/"))
        .sort(),
    );
  });

  it("of the core are its floors, in their order", () => {
    const named = rowsOf(section("Rooms").split("Floors of")[1]!).map(([floor]) => floor!.replace(/[`/]/g, ""));
    expect(named.map((name) => `lib/core/${name}`)).toEqual(floors);
    expect(foldersIn("lib/core").sort()).toEqual([...named].sort());
  });

  it("of components are all that there are", () => {
    const line = section("Rooms")
      .split("\n")
      .find((text) => text.startsWith("`components/`:"))!;
    expect(
      quoted(line)
        .filter((name) => name !== "components/")
        .sort(),
    ).toEqual(foldersIn("components").sort());
  });
});

describe("the way of a committed offset", () => {
  const way = section("The way of a committed offset");
  const [stored, live] = way.split("Between cycles").map((part) => rowsOf(part).map(([file]) => quoted(file!)[0]!));

  it("has as many files as it says, of which three draw both", () => {
    expect(stored).toHaveLength(Number(/in (\d+) files/.exec(way)![1]));
    expect(stored!.length).toBeLessThanOrEqual(12);
    expect(live).toHaveLength(Number(/takes (\d+) files/.exec(way)![1]) - 3);
  });

  it.each([...stored!, ...live!])("%s calls it by its name", (file) => {
    expect(readFileSync(file, "utf8")).toMatch(/\bcommitted\b/);
  });
});

it("names as dependencies what package.json has", () => {
  const { dependencies, devDependencies, optionalDependencies, overrides } = JSON.parse(
    readFileSync("package.json", "utf8"),
  ) as Record<string, object>;
  const known = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies, ...overrides });
  const named = [...section("Unusual dependencies").matchAll(/^- ((?:`[^`]+`(?:, )?)+)/gm)].flatMap(([, names]) =>
    quoted(names!),
  );
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

it("is short", () => {
  expect(page.split(/\s+/).length).toBeLessThan(2000);
});

const INTERNALS = readdirSync("docs/internals").map((name) => `docs/internals/${name}`);
const ROOTS = /^(?:app|components|docs|e2e|lib|prisma)\/[\w./[\]@-]+$/;

it.each(["ARCHITECTURE.md", "docs/adding.md", "docs/contributing.md", ...INTERNALS])(
  "%s names only files that are there",
  (file) => {
    const text = readFileSync(file, "utf8");
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => join(dirname(file), path!));
    const paths = [...links, ...quoted(text).filter((path) => ROOTS.test(path))];
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  },
);

it("names every page of details", () => {
  expect(INTERNALS.filter((path) => !page.includes(`\`${path}\``))).toEqual([]);
});

it("shows a newcomer ten places, each of them there", () => {
  const table = section("Where is it?", readFileSync("docs/contributing.md", "utf8"));
  const places = [...table.matchAll(/^\| (Where .+?\?)\s*\| (.+) \|$/gm)];
  expect(places).toHaveLength(10);
  for (const [, question, place] of places) expect(quoted(place!).some(existsSync), question).toBe(true);
});
