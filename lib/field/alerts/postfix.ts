/** A real Postfix in a folder of its own: demands TLS, asks a policy before it takes a recipient, delivers into a file. */
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { join } from "node:path";
import { createAuthority, issue } from "@/lib/lab/certificates";
import { startChild, stopChild, type Child } from "@/lib/lab/child";
import { findFreePort } from "@/lib/lab/port";
import { findUser, isRoot } from "@/lib/process/unprivileged";
import { unpackDebian } from "./debian-package";

export interface Postfix {
  port: number;
  /** The authority's certificate, PEM. */
  ca: string;
  /** What was delivered, one after the other, as mbox has it. */
  box(): string;
  log(): string;
  stop(): Promise<void>;
}

/** Postfix wants owners that are nobody else's; these are on every Debian, and nothing runs as them. */
const OWNER = "uucp";
const GROUP = "games";
const QUEUES = "active bounce corrupt defer deferred flush hold incoming private maildrop public saved trace".split(
  " ",
);

const MASTER = `
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
virtual unix - n n - - virtual
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`;

/** Answers null where it cannot be run: it must be root's, and comes from Debian. */
export async function startPostfix(options: {
  cacheDir: string;
  dir: string;
  basePort: number;
  /** What the policy answers for a recipient: "DUNNO", "DEFER greylisted" ... */
  policy: () => string;
}): Promise<Postfix | null> {
  const home = isRoot() ? await unpackDebian("postfix", options.cacheDir) : null;
  if (home === null) return null;
  const dir = join(options.dir, "postfix");
  makeFolders(dir);
  const authority = await createAuthority(dir, "authority");
  const { cert, key } = await issue(authority, "postfix");
  const port = await findFreePort(options.basePort);
  const policy = await startPolicy(options.policy);
  const { port: policyPort } = policy.address() as AddressInfo;
  const config = join(dir, "conf");
  writeFileSync(join(config, "main.cf"), printSettings(settingsOf({ home, dir, cert, key, policyPort })));
  writeFileSync(join(config, "master.cf"), `127.0.0.1:${port} inet n - n - - smtpd${MASTER}`);
  const child = await startMaster(home, dir, config);
  const read = (name: string) => (existsSync(join(dir, name)) ? readFileSync(join(dir, name), "utf8") : "");
  return {
    port,
    ca: readFileSync(authority.cert, "utf8"),
    box: () => read("mail/box"),
    log: () => read("mail.log"),
    stop: async () => {
      await stopChild(child);
      policy.close();
    },
  };
}

const startMaster = (home: string, dir: string, config: string): Promise<Child> =>
  startChild({
    name: "Postfix",
    command: join(home, "usr/lib/postfix/sbin/master"),
    args: ["-c", config, "-d"],
    env: { ...process.env, LD_LIBRARY_PATH: join(home, "usr/lib/postfix") },
    logFile: join(dir, "master.log"),
  });

function makeFolders(dir: string): void {
  const { uid, gid } = findUser([OWNER]);
  const own = (path: string) => {
    mkdirSync(path, { recursive: true });
    chownSync(path, uid, gid);
    chmodSync(path, 0o700);
  };
  for (const name of ["conf", "queue", "queue/pid"]) mkdirSync(join(dir, name), { recursive: true });
  for (const name of ["data", "mail", ...QUEUES.map((queue) => `queue/${queue}`)]) own(join(dir, name));
}

interface Settings {
  home: string;
  dir: string;
  cert: string;
  key: string;
  policyPort: number;
}

/** `main.cf`, see postconf(5). */
function settingsOf({ home, dir, cert, key, policyPort }: Settings): Record<string, string> {
  const { uid, gid } = findUser([OWNER]);
  return {
    compatibility_level: "3.6",
    queue_directory: join(dir, "queue"),
    data_directory: join(dir, "data"),
    daemon_directory: join(home, "usr/lib/postfix/sbin"),
    command_directory: join(home, "usr/sbin"),
    shlib_directory: join(home, "usr/lib/postfix"),
    meta_directory: join(dir, "conf"),
    mail_owner: OWNER,
    setgid_group: GROUP,
    maillog_file: join(dir, "mail.log"),
    maillog_file_prefixes: dir,
    import_environment: "MAIL_CONFIG TZ LANG=C LD_LIBRARY_PATH",
    myhostname: "localhost",
    mydestination: "",
    alias_maps: "",
    inet_interfaces: "127.0.0.1",
    inet_protocols: "ipv4",
    virtual_mailbox_domains: "verify.test",
    virtual_mailbox_base: join(dir, "mail"),
    virtual_mailbox_maps: "static:box",
    virtual_minimum_uid: "1",
    virtual_uid_maps: `static:${uid}`,
    virtual_gid_maps: `static:${gid}`,
    smtpd_tls_cert_file: cert,
    smtpd_tls_key_file: key,
    smtpd_tls_security_level: "encrypt",
    smtpd_recipient_restrictions: `reject_unauth_destination, check_policy_service inet:127.0.0.1:${policyPort}`,
  };
}

const printSettings = (settings: Record<string, string>) =>
  Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join("");

/** Postfix's policy protocol (SMTPD_POLICY_README): attributes up to an empty line, then an action and an empty line. */
function startPolicy(answer: () => string): Promise<Server> {
  const server = createServer((socket) => {
    let open = "";
    socket.setEncoding("utf8").on("data", (text: string) => {
      const requests = (open + text).split("\n\n");
      open = requests.pop() ?? "";
      for (const _ of requests) socket.write(`action=${answer()}\n\n`);
    });
    socket.on("error", () => socket.destroy());
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}
