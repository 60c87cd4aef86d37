/** The lab's scenarios, in the order in which the Lab page shows them. */
import type { BrokerCount } from "../broker-config";
import type { Scenario } from "../scenario";
import { consumerProtocol } from "./consumer-protocol";
import { fixedAssignment } from "./fixed-assignment";
import { longCommitInterval } from "./long-commit-interval";
import { normal } from "./normal";
import { offlinePartition } from "./offline-partition";
import { stalledConsumer } from "./stalled-consumer";
import { stopped } from "./stopped";
import { throughputProblem } from "./throughput-problem";
import { traffic } from "./traffic";

/** All scenarios for a lab with so many brokers. */
export const listScenarios = (brokers: BrokerCount): Scenario[] => [
  normal,
  throughputProblem,
  stalledConsumer,
  stopped,
  offlinePartition(brokers),
  consumerProtocol,
  fixedAssignment,
  longCommitInterval,
  traffic,
];
