/** A broker that wants TLS, client certificates and SASL, lets sessions end soon and checks rights: a listener for each. */
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { JVM_OPTIONS, serverProperties } from "./broker-config";
import { issue, type Authority } from "./certificates";
import { startChild, stopChild, tailLog, type Child } from "./child";
import { findFreePort } from "./port";
import { formatStorage, type Tools } from "./storage";

/** Listeners by name; those of TLS are to be reached as `localhost`, the others as 127.0.0.1. */
const LISTENERS = {
  /** Everybody may do everything there. */
  plain: "PLAINTEXT",
  sasl: "SASL_PLAINTEXT",
  /** As `sasl`, but sessions end after `sessionMs`. */
  reauth: "SASL_PLAINTEXT",
  tls: "SASL_SSL",
  /** Wants a client certificate; its common name is the user. */
  mtls: "SSL",
  /** Answers, and names an address that is wrong here. */
  elsewhere: "PLAINTEXT",
} as const;

export type Listener = keyof typeof LISTENERS;
const NAMES = Object.keys(LISTENERS) as Listener[];
const MECHANISMS = ["PLAIN", "SCRAM-SHA-256", "OAUTHBEARER"];
const READY_MS = 60_000;

export interface SecuredBrokerOptions extends Tools {
  dir: string;
  /** Its ports are the first free ones from here on. */
  basePort: number;
  /** Users of PLAIN and SCRAM-SHA-256. */
  users: string[];
  /** The password of all of them. */
  password: string;
  /** `connections.max.reauth.ms` of the listener `reauth`. */
  sessionMs: number;
}

export class SecuredBroker {
  readonly ports = {} as Record<Listener | "controller", number>;
  private readonly configFile: string;
  private child: Child | null = null;

  private constructor(private readonly options: SecuredBrokerOptions) {
    this.configFile = join(options.dir, "server.properties");
  }

  /** Starts it with certificates of an authority, whose clients it trusts. Throws with its log when it does not come up. */
  static async start(options: SecuredBrokerOptions, authority: Authority): Promise<SecuredBroker> {
    const broker = new SecuredBroker(options);
    const found: number[] = [];
    for (const name of [...NAMES, "controller"] as const)
      found.push((broker.ports[name] = await findFreePort(options.basePort, found)));
    mkdirSync(options.dir, { recursive: true });
    await broker.configure(authority, options.password);
    const scram = options.users.flatMap((user) => [
      "--add-scram",
      `SCRAM-SHA-256=[name=${user},password=${options.password}]`,
    ]);
    const clusterId = randomBytes(16).toString("base64url").replace(/^-/, "A");
    await formatStorage(options, broker.configFile, join(options.dir, "data"), clusterId, scram);
    await broker.launch();
    return broker;
  }

  /** Where a client of this listener connects. */
  address(listener: Listener): string {
    return `${hostOf(listener)}:${this.ports[listener]}`;
  }

  /**
   * Stops it at once and starts it with a certificate of another authority, and perhaps another password for PLAIN.
   *
   * @param days until its certificate expires
   */
  async restart(authority: Authority, { password = this.options.password, days = 30 } = {}): Promise<void> {
    await this.stop();
    await this.configure(authority, password, days);
    await this.launch();
  }

  async stop(): Promise<void> {
    if (this.child) await stopChild(this.child, 0, "SIGKILL");
  }

  private async configure(authority: Authority, password: string, days?: number): Promise<void> {
    const { cert, key } = await issue(authority, "broker", { days });
    const keystore = join(this.options.dir, "broker.pem");
    writeFileSync(keystore, readFileSync(key, "utf8") + readFileSync(cert, "utf8"));
    writeFileSync(this.configFile, this.properties(keystore, authority.cert, password));
  }

  private async launch(): Promise<void> {
    const { javaPath, jarsDir, dir } = this.options;
    const args = [...JVM_OPTIONS, "-cp", join(jarsDir, "*"), "kafka.Kafka", this.configFile];
    const logFile = join(dir, "broker.log");
    const child = (this.child = await startChild({ name: "secured broker", command: javaPath, args, logFile }));
    const deadline = Date.now() + READY_MS;
    while (!(await answers(this.ports.plain))) {
      if (child.exit() || Date.now() > deadline) throw new Error(`The broker did not come up:\n${tailLog(logFile)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  private properties(keystore: string, truststore: string, password: string): string {
    const { dir, sessionMs, users } = this.options;
    const base = serverProperties({ id: 1, port: this.ports.plain, dataDir: join(dir, "data") }, this.ports.controller);
    const kept = base.split("\n").filter((line) => !/^(advertised\.)?listeners=|^listener\.security/.test(line));
    const urls = NAMES.map((name) => `${name.toUpperCase()}://${this.address(name)}`);
    // Nothing listens on port 1: an address that is right for others only.
    const advertised = urls.map((url) => (url.startsWith("ELSEWHERE") ? "ELSEWHERE://127.0.0.1:1" : url));
    const protocols = NAMES.map((name) => `${name.toUpperCase()}:${LISTENERS[name]}`);
    return [
      ...kept,
      `listeners=${[...urls, `CONTROLLER://127.0.0.1:${this.ports.controller}`].join()}`,
      `advertised.listeners=${advertised.join()}`,
      `listener.security.protocol.map=CONTROLLER:PLAINTEXT,${protocols.join()}`,
      "inter.broker.listener.name=PLAIN",
      `sasl.enabled.mechanisms=${MECHANISMS.join()}`,
      "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
      "super.users=User:ANONYMOUS",
      "ssl.keystore.type=PEM",
      `ssl.keystore.location=${keystore}`,
      "ssl.truststore.type=PEM",
      `ssl.truststore.location=${truststore}`,
      "listener.name.mtls.ssl.client.auth=required",
      "listener.name.mtls.ssl.principal.mapping.rules=RULE:^CN=(.*)$/$1/",
      ...(["sasl", "reauth", "tls"] as const).flatMap((name) => logins(name, users, password)),
      ...MECHANISMS.map(
        (mechanism) => `listener.name.reauth.${mechanism.toLowerCase()}.connections.max.reauth.ms=${sessionMs}`,
      ),
    ].join("\n");
  }
}

const hostOf = (listener: Listener) => (LISTENERS[listener].endsWith("SSL") ? "localhost" : "127.0.0.1");

/** The JAAS entries of one listener; OAUTHBEARER takes unsigned tokens. */
function logins(listener: Listener, users: readonly string[], password: string): string[] {
  const jaas = (mechanism: string, module: string) =>
    `listener.name.${listener}.${mechanism}.sasl.jaas.config=org.apache.kafka.common.security.${module};`;
  const known = users.map((user) => ` user_${user}="${password}"`).join("");
  return [
    jaas("plain", `plain.PlainLoginModule required${known}`),
    jaas("scram-sha-256", "scram.ScramLoginModule required"),
    jaas("oauthbearer", 'oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub="broker"'),
  ];
}

/** An unsigned token for a user, as the broker's OAUTHBEARER takes it. Times in s. */
export function unsignedToken(user: string, lifeSeconds: number, now = Math.floor(Date.now() / 1000)): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none" })}.${part({ sub: user, iat: now, exp: now + lifeSeconds })}.`;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
