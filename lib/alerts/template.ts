/**
 * Templates that people write for what a receiver gets: Liquid, which runs no code. They read no files, see own properties only,
 * and are held to a length, a time and a size: a loop over a billion ends with an error, not with a full memory.
 */
import { Liquid } from "liquidjs";

/** Of a template, in characters. */
const MOST_TEMPLATE = 20_000;
/** Of what it makes, in characters. */
const MOST_OUTPUT = 256_000;
const RENDER_MS = 250;
/** Characters and items that a rendering may take in all, as Liquid counts them. */
const MEMORY = 2_000_000;

/** Tags that read files or other templates. */
const FILE_TAGS = ["include", "render", "layout", "block"];

const noFiles = {
  readFile: () => Promise.reject(new Error("Templates read no files.")),
  readFileSync: () => {
    throw new Error("Templates read no files.");
  },
  exists: () => Promise.resolve(false),
  existsSync: () => false,
  contains: () => Promise.resolve(false),
  containsSync: () => false,
  resolve: (_root: string, file: string) => file,
};

const engine = new Liquid({
  fs: noFiles,
  relativeReference: false,
  ownPropertyOnly: true,
  strictFilters: true,
  timezoneOffset: 0,
  parseLimit: MOST_TEMPLATE,
  renderLimit: RENDER_MS,
  memoryLimit: MEMORY,
});
for (const tag of FILE_TAGS) delete engine.tags[tag];

/**
 * What a template makes of data. Nothing is escaped: JSON wants `{{ title | json }}`, a form `{{ title | url_encode }}`.
 * @throws Error that names the line, when the template is wrong, or takes too long or too much
 */
export async function renderTemplate(template: string, data: object): Promise<string> {
  const made: unknown = await engine.parseAndRender(template, data);
  const text = String(made);
  if (text.length > MOST_OUTPUT)
    throw new Error(`The template makes ${text.length} characters; at most ${MOST_OUTPUT} can be sent.`);
  return text;
}

/** What is wrong with a template before it is used; null where nothing is. */
export function templateFault(template: string): string | null {
  if (template.length > MOST_TEMPLATE)
    return `The template has ${template.length} characters; make it at most ${MOST_TEMPLATE}.`;
  try {
    engine.parse(template);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
