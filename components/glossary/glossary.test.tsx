/** Every term has its place and is found by its word and by Kafka's; a page with cards does not carry the glossary. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadGlossary } from "@/lib/client/glossary-words";
import { drawPage } from "@/lib/client/test-page";
import { GlossaryView } from "./glossary-view";
import { Term } from "./term";
import { TermText } from "./term-text";
import { findTerms, TERM_NAMES, TERMS } from "./terms";

const [en, ko] = await Promise.all([loadGlossary("en"), loadGlossary("ko")]);
const idsIn = (html: string) => [...html.matchAll(/<div id="([\w-]+)"/g)].map(([, id]) => id);
const draw = (search = "") => drawPage(<GlossaryView words={en} />, { search })[0];

it("has every term once under its anchor, with its words, and none leads to itself", () => {
  const html = draw();
  expect(idsIn(html).sort()).toEqual([...TERM_NAMES].sort());
  expect(Object.keys(en.terms).sort()).toEqual([...TERM_NAMES].sort());
  expect(TERM_NAMES.filter((name) => TERMS[name].see?.includes(name))).toEqual([]);
  for (const [, anchor] of html.matchAll(/href="#([\w-]+)"/g)) expect(TERM_NAMES).toContain(anchor);
});

it("says how a status is decided in five lines, and draws what is told apart", () => {
  const html = draw();
  expect(html.match(/<ol.*?<\/ol>/s)?.[0].match(/<li>/g)).toHaveLength(5);
  expect(html).toContain("docs/judgement.md");
  expect(html.match(/role="img" aria-label="(?:STALLED|STOPPED|REWIND|WARNING):/g)).toHaveLength(4);
});

it("shows what the address looks for, how many that are, and nothing beside it", () => {
  const html = draw("q=current-offset");
  expect(idsIn(html)).toEqual(["committed-offset"]);
  expect(html).toContain(`1 of ${TERM_NAMES.length} terms`);
  expect(html).not.toContain("<ol");
});

it("says so where nothing matches", () => {
  const html = draw("q=zookeeper%20of%20penguins");
  expect(idsIn(html)).toEqual([]);
  expect(html).toContain(en.nothing);
});

it("is searched in the page's language, in English and by Kafka's names, by all words", () => {
  expect(findTerms(ko.terms, "최신 오프셋(LOG")).toEqual(["log-end-offset"]);
  expect(findTerms(ko.terms, "High Watermark")).toContain("high-watermark");
  expect(findTerms(en.terms, "MIN.INSYNC")).toEqual(["in-sync-replicas"]);
  expect(findTerms(en.terms, "re-commits offset")).toContain("stalled");
  expect(findTerms(en.terms, "  ")).toEqual(TERM_NAMES);
});

it("a word with a card is a button that says so, and brings none of the glossary along", () => {
  const [html] = drawPage(<Term name="lag">Total lag</Term>, {});
  expect(html).toMatch(/^<button type="button" aria-haspopup="dialog" aria-expanded="false"[^>]*>Total lag<\/button>$/);
});

it("its card has the meaning, Kafka's names and the way to the term", () => {
  const [html] = drawPage(<TermText name="assignor" words={en} />, {});
  expect(html).toContain(en.terms.assignor.text);
  expect(html).toContain("ASSIGNMENT-STRATEGY");
  expect(html).toContain('href="/glossary#assignor"');
});

it("the glossary is fetched when it is asked for: no file imports its words at once", () => {
  const sources = ["app", "components", "lib/client"].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\./.test(file))
      .map((file) => `${room}/${file}`),
  );
  const direct = sources.filter((file) => /import (?!type)[^;(]*glossary\.json"/.test(readFileSync(file, "utf8")));
  expect(direct).toEqual([]);
});
