/**
 * The fields of a form from the JSON Schema of a receiver's settings, and the settings from what was typed. Names are those of
 * the configuration file. What no simple field can hold is typed as JSON. Pure.
 */

export type Schema = Record<string, unknown>;

export interface SettingsField {
  name: string;
  type: "text" | "number" | "check" | "choice" | "list" | "secret" | "text-or-secret" | "json";
  required: boolean;
  /** Of a `choice`. */
  choices: string[];
  /** What holds where nothing is typed; "" where there is nothing. */
  standard: string;
}

/** Secrets that a page may name begin so: else whoever fills in the form could send any variable to himself. */
export const SECRET_PREFIX = "TIDEMARK_SECRET_";

const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
const branchesOf = (schema: Schema): Schema[] => {
  const { anyOf } = schema;
  return Array.isArray(anyOf) ? anyOf.filter(isSchema) : [];
};

/** Several ways to set one kind of receiver up, such as Slack's webhook and its bot: each with fields of its own. */
export function variantsOf(schema: Schema): SettingsField[][] {
  const branches = branchesOf(schema);
  return (branches.length > 0 ? branches : [schema]).map(fieldsOf);
}

/** What must be given first. */
function fieldsOf(schema: Schema): SettingsField[] {
  const required = new Set(textsOf(schema.required));
  const properties = isSchema(schema.properties) ? schema.properties : {};
  const fields = Object.entries(properties).map(([name, property]) =>
    fieldOf(name, isSchema(property) ? property : {}, required.has(name)),
  );
  return fields.sort((a, b) => Number(b.required) - Number(a.required));
}

function fieldOf(name: string, schema: Schema, required: boolean): SettingsField {
  const standard = schema.default === undefined ? "" : textOf(schema.default);
  return { name, type: typeOf(schema), required, choices: textsOf(schema.enum), standard };
}

/** Lists of words and plain values as one types them, all else as JSON; nothing for what is empty. */
function textOf(value: unknown): string {
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value.join(", ");
  if (isSchema(value)) return Object.keys(value).length === 0 ? "" : JSON.stringify(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}

function typeOf(schema: Schema): SettingsField["type"] {
  if (textsOf(schema.enum).length > 0) return "choice";
  if (isSecret(schema)) return "secret";
  if (branchesOf(schema).some(isSecret)) return "text-or-secret";
  switch (schema.type) {
    case "string":
      return "text";
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "check";
    case "array":
      return isSchema(schema.items) && schema.items.type === "string" ? "list" : "json";
    default:
      return "json";
  }
}

/** Either `{ env }` or `{ file }`. */
const isSecret = (schema: Schema): boolean =>
  branchesOf(schema).some(({ properties }) => isSchema(properties) && "env" in properties);

/** Settings from texts by field; what is empty is left out. Null where JSON is wrong, or something needed is missing. */
export function settingsOf(
  fields: readonly SettingsField[],
  texts: Readonly<Record<string, string>>,
): Record<string, unknown> | null {
  const settings: Record<string, unknown> = {};
  for (const { name, type, required } of fields) {
    const text = (texts[name] ?? "").trim();
    if (text === "" && required) return null;
    if (text === "") continue;
    const value = valueOf(type, text);
    if (value === undefined) return null;
    settings[name] = value;
  }
  return settings;
}

/** Undefined: it cannot be read. */
function valueOf(type: SettingsField["type"], text: string): unknown {
  switch (type) {
    case "number":
      return Number.isFinite(Number(text)) ? Number(text) : undefined;
    case "check":
      return text === "true";
    case "list":
      return text.split(/[,\n]/).flatMap((one) => one.trim() || []);
    case "secret":
      return { env: text };
    case "text-or-secret":
      return text.startsWith(SECRET_PREFIX) ? { env: text } : text;
    case "json":
      return parsed(text);
    case "text":
    case "choice":
      return text;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
