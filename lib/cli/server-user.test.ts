import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { alertSettings } from "@/lib/alerts/settings";
import { canRead, chooseServerUser, filesOf } from "./server-user";

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "tidemark-user-"));
  chmodSync(dir, 0o755);
  writeFileSync(join(dir, "open"), "");
  chmodSync(join(dir, "open"), 0o644);
  writeFileSync(join(dir, "closed"), "");
  chmodSync(join(dir, "closed"), 0o600);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const environment = (values: Record<string, string> = {}) => values as NodeJS.ProcessEnv;
const stranger = { uid: 54_321, gid: 54_321 };

it("knows what a user may read", () => {
  expect(canRead(join(dir, "open"), stranger)).toBe(true);
  expect(canRead(join(dir, "closed"), stranger)).toBe(false);
});

it("finds the files that settings name", () => {
  const settings = {
    clusters: [{ tls: { caFile: "/ca.pem", rejectUnauthorized: true }, sasl: { passwordFile: "/pw" } }],
  };
  expect(filesOf(settings)).toEqual(["/ca.pem", "/pw"]);
  const alerts = alertSettings.parse({
    receivers: {
      chat: { slack: { url: { file: "/run/secrets/chat" } } },
      mail: { slack: { url: { env: "MAIL_URL" } } },
    },
    default: { receivers: [] },
    linkKey: { file: "/run/secrets/key" },
  });
  expect(filesOf([settings, alerts]).sort()).toEqual(["/ca.pem", "/pw", "/run/secrets/chat", "/run/secrets/key"]);
});

describe.runIf(process.getuid?.() === 0)("started by root", () => {
  it("the server is nobody's, when that one may read all it needs", () => {
    expect(chooseServerUser([join(dir, "open")], environment())).toEqual({
      owner: expect.objectContaining({ uid: expect.any(Number) }),
      note: null,
    });
  });

  it("stays root where a file is closed, and says which", () => {
    const { owner, note } = chooseServerUser([join(dir, "closed")], environment());
    expect(owner).toBeNull();
    expect(note).toContain(join(dir, "closed"));
  });

  it("takes the user that is named, and refuses one that is not there", () => {
    expect(chooseServerUser([], environment({ TIDEMARK_USER: "root" })).owner).toBeNull();
    expect(() => chooseServerUser([], environment({ TIDEMARK_USER: "no-such-user" }))).toThrow(
      /TIDEMARK_USER=no-such-user/,
    );
  });
});

it.skipIf(process.getuid?.() === 0)("started by another user it stays that user's", () => {
  expect(chooseServerUser([join(dir, "closed")], environment())).toEqual({ owner: null, note: null });
});
