/**
 * Whether what is stored as JSON is what this release takes it for: another release may have written it. The compiler holds
 * that every field of a shape has its check.
 */
export type Check<T> = (value: unknown) => value is T;

/** A check for each field of a shape. */
export type FieldChecks<T> = { readonly [Name in keyof T]-?: Check<T[Name]> };

export const isText: Check<string> = (value) => typeof value === "string";
export const isNumber: Check<number> = (value): value is number => typeof value === "number" && Number.isFinite(value);
export const isYesOrNo: Check<boolean> = (value) => typeof value === "boolean";

export const oneOf =
  <const T extends string | boolean>(...values: readonly T[]): Check<T> =>
  (value): value is T =>
    (values as readonly unknown[]).includes(value);

export const orNull =
  <T>(check: Check<T>): Check<T | null> =>
  (value): value is T | null =>
    value === null || check(value);

export const orAbsent =
  <T>(check: Check<T>): Check<T | undefined> =>
  (value): value is T | undefined =>
    value === undefined || check(value);

export const listOf =
  <T>(check: Check<T>): Check<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && value.every(check);

export const recordOf =
  <T>(check: Check<T>): Check<Record<string, T>> =>
  (value): value is Record<string, T> =>
    isObject(value) && Object.values(value).every(check);

export const anyOf =
  <T>(...checks: readonly Check<T>[]): Check<T> =>
  (value): value is T =>
    checks.some((check) => check(value));

export const shapeOf =
  <T>(fields: FieldChecks<T>): Check<T> =>
  (value): value is T =>
    isObject(value) && faultOf(fields, value) === null;

/** The first field that is not as it should be; null where all are. Fields beyond these do not matter. */
export function faultOf<T>(fields: FieldChecks<T>, value: object): keyof T | null {
  const names = Object.keys(fields) as (keyof T & string)[];
  return names.find((name) => !fields[name]((value as Record<string, unknown>)[name])) ?? null;
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);
