import { describe, expect, it } from "vitest";
import { historySettings } from "./settings";

const messages = (value: unknown) =>
  (historySettings.safeParse(value).error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);

describe("the settings of history", () => {
  it("need nothing: every tick is kept for a week, 5 minutes for a quarter, hours for a year", () => {
    expect(historySettings.parse({})).toEqual({
      retention: { fullDays: 7, fiveMinuteDays: 90, oneHourDays: 400, eventDays: 400, fullBytes: null },
    });
  });

  it("take any PostgreSQL connection string with a database", () => {
    for (const databaseUrl of [
      "postgresql://user:password@host:5432/tidemark",
      "postgres://host/db?sslmode=require",
      "postgresql://h/db?schema=public",
    ]) {
      expect(messages({ databaseUrl })).toEqual([]);
    }
  });

  it.each([
    ["mysql://user:hidden@host/db", "mysql:// is not PostgreSQL"],
    ["host=db password=hidden", "not a connection string"],
    ["postgresql://user:hidden@host", "the name of the database is missing"],
    ["postgresql://user:hidden@host/db?schema=other", 'the schema "other" cannot be used'],
  ])("refuse %s and say why, without repeating the password", (databaseUrl, why) => {
    const [message] = messages({ databaseUrl });
    expect(message).toMatch(/^databaseUrl: /);
    expect(message).toContain(why);
    expect(message).not.toContain("hidden");
  });

  it("refuse unknown keys and days out of range", () => {
    expect(messages({ retentions: {} })).toHaveLength(1);
    expect(messages({ retention: { fullDays: 0 } })[0]).toContain("retention.fullDays");
    expect(messages({ retention: { fullBytes: 1000 } })[0]).toContain("retention.fullBytes");
    expect(messages({ retention: { eventDays: 401 } })[0]).toContain("retention.eventDays");
  });
});
