import { describe, expect, it } from "vitest";
import { email } from "./email";

describe("settings of e-mail", () => {
  const given = { host: "mail.example.com", from: "a@example.com", to: ["b@example.com"] };

  it("want STARTTLS where nothing is said", () =>
    expect(email.settings.parse(given)).toMatchObject({ tls: "starttls", insecure: false, cc: [] }));

  it.each([
    [{ tls: "none" }, "tls", /mail\.example\.com for everybody .* use "starttls"/],
    [{ user: "a" }, "password", /given together/],
    [{ password: { env: "A" } }, "user", /given together/],
    [{ to: [] }, "to", /./],
    [{ to: ["a@b.c\r\nBcc: d@e.f"] }, "to.0", /must be an address/],
    [{ from: "Ops <ops@example.com>" }, "from", /must be an address/],
    [{ host: "https://mail.example.com" }, "host", /name or the IP address/],
    [{ password: "secret", user: "a" }, "password", /./],
  ])("%j is told at %s", (changes, path, message) => {
    const issues = email.settings.safeParse({ ...given, ...changes }).error?.issues ?? [];
    expect(issues.map((issue) => issue.path.join("."))).toContain(path);
    expect(issues.find((issue) => issue.path.join(".") === path)?.message).toMatch(message);
  });

  it.each([
    { tls: "none", insecure: true },
    { tls: "none", host: "localhost" },
  ])("%j is taken", (changes) => expect(email.settings.safeParse({ ...given, ...changes }).success).toBe(true));
});
