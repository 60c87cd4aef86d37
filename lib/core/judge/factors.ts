/**
 * The tuned numbers of the judgement. Each stands once, in the table of the file that uses it, with its unit and the reason for
 * it; the code takes its constants from there, and docs/factors.md is made of it (`factors.test.ts`).
 */

export type Unit = "ms" | "records" | "commits" | "moves" | "readings" | "slots" | "times" | "share" | "exponent";

/** A number, or a list of them; its unit; why there is one, and why about this one. */
export type Factor = readonly [value: number | readonly number[], unit: Unit, why: string];

export type Factors = Readonly<Record<string, Factor>>;

/** The values of a table by their names, to be taken apart into constants of the module: nothing is looked up while judging. */
export function valuesOf<Table extends Factors>(table: Table): { readonly [Name in keyof Table]: Table[Name][0] } {
  const values = Object.entries(table).map(([name, [value]]) => [name, value]);
  return Object.fromEntries(values) as { [Name in keyof Table]: Table[Name][0] };
}
