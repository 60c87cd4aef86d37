/**
 * `node lib/field/pin-jars.mjs 2.8.2`: writes jars/2.8.2.json, the jars that a broker of that version runs on, with
 * sizes and SHA-256. Asks Maven for the tree; needed only to add a version.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const dependency = ([groupId, artifactId, version], exclusions = "") =>
  `<dependency><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version>${exclusions}</dependency>`;

/** One binding for the log everywhere, so that the same options of the Java machine quieten every version. */
const NO_BINDING =
  "<exclusions><exclusion><groupId>org.slf4j</groupId><artifactId>slf4j-reload4j</artifactId></exclusion></exclusions>";
const SIMPLE_LOG = ["org.slf4j", "slf4j-simple", "1.7.36"];
/** The broker's own code names classes of log4j, which the published tree leaves to the distribution. */
const logOf = (version) =>
  version.startsWith("4.")
    ? ["org.apache.logging.log4j", "log4j-core", "2.25.4"]
    : ["ch.qos.reload4j", "reload4j", "1.2.25"];

/** ZooKeeper 3.4 cannot resolve an address on Java 14 and newer (ZOOKEEPER-3779); the broker's code takes 3.5 as well. */
const ZOOKEEPER = ["org.apache.zookeeper", "zookeeper", "3.5.9"];

function pin(version) {
  const dir = mkdtempSync(join(tmpdir(), "kafka-jars-"));
  const scala = version < "2.4" ? "2.12" : "2.13";
  const broker = dependency(["org.apache.kafka", `kafka_${scala}`, version], NO_BINDING);
  const zookeeper = version < "2.4" ? dependency(ZOOKEEPER) : "";
  const all = broker + zookeeper + dependency(logOf(version)) + dependency(SIMPLE_LOG);
  const project = `<modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version>`;
  writeFileSync(join(dir, "pom.xml"), `<project>${project}<dependencies>${all}</dependencies></project>`);
  const mvn = (...args) => execFileSync("mvn", ["-q", "-B", "-DincludeScope=runtime", ...args], { cwd: dir });
  mvn("dependency:copy-dependencies", "-DoutputDirectory=libs");
  mvn("dependency:list", "-DoutputFile=list.txt");
  const jars = readFileSync(join(dir, "list.txt"), "utf8")
    .split("\n")
    .flatMap((line) => /^\s+([\w.-]+):([\w.-]+):jar:([\w.-]+):\w+/.exec(line)?.slice(1).join(":") ?? [])
    .sort()
    .map((artifact) => {
      const [, name, jarVersion] = artifact.split(":");
      const bytes = readFileSync(join(dir, "libs", `${name}-${jarVersion}.jar`));
      return { artifact, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
    });
  rmSync(dir, { recursive: true });
  // A line for each jar, for readable differences.
  const lines = jars.map((jar) => `    ${JSON.stringify(jar).replaceAll('":', '": ').replaceAll(',"', ', "')}`);
  const file = fileURLToPath(new URL(`jars/${version}.json`, import.meta.url));
  writeFileSync(file, `{\n  "version": "${version}",\n  "jars": [\n${lines.join(",\n")}\n  ]\n}\n`);
  console.log(
    `${version}: ${jars.length} jars, ${Math.round(jars.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6)} MB`,
  );
}

for (const version of process.argv.slice(2)) pin(version);
