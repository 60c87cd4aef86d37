/** Whether habits were forgotten on purpose just now. Pure. */

/** What is forgotten, or was: of one topic. */
export interface Removal {
  isSuccess: boolean;
  /** The topic. */
  variables: string | undefined;
}

/** Of `topic`; null: whichever it was. One topic that was forgotten says nothing of the others. */
export const isForgotten = ({ isSuccess, variables }: Removal, topic: string | null): boolean =>
  isSuccess && (topic === null || topic === variables);
