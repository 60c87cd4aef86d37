/** The fields of a group's row by themselves: the browser needs their names, not the checks of the contract. */
import type { GroupSummary } from "./contract";

type RowField = keyof GroupSummary;

/** Whether a row may lack the field; the types say the same. */
const MAY_BE_ABSENT: { [F in RowField]-?: undefined extends GroupSummary[F] ? true : false } = {
  cluster: false,
  group: false,
  type: false,
  state: false,
  assignor: false,
  generation: false,
  memberCount: false,
  idleMembers: false,
  topics: false,
  partitionCount: false,
  status: false,
  partitionStatuses: false,
  since: false,
  case: false,
  muted: true,
  why: false,
  said: true,
  lag: false,
  unknownPartitions: false,
  timeLag: false,
  produceRate: false,
  consumeRate: false,
  catchUp: false,
  worst: false,
  lastCommitAt: false,
  trend: false,
};

/** All fields, in the order of the contract. */
export const ROW_FIELDS = Object.keys(MAY_BE_ABSENT) as RowField[];

export const mayBeAbsent = (field: RowField): boolean => MAY_BE_ABSENT[field];
