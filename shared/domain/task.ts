/**
 * What a person of operations has to do, because no machine can: one task for each event that asks
 * for it. A task says what happened to what, since when, and what to do; it is open until somebody
 * says that it is done.
 */
export type TaskKind =
  | 'refund_failed'
  | 'stray_refund_failed'
  | 'dispute_opened'
  | 'dispute_not_paid_back'
  | 'bank_asked'
  | 'fraud_warned'
  | 'ledger_difference'
  | 'partner_silent'
  | 'partner_endpoint_off'
  /** Somebody asks others to look at it. */
  | 'review';

export type Task = {
  readonly id: string;
  readonly kind: TaskKind;
  readonly campaignId: string;
  readonly pledgeId?: string | undefined;
  /** In a sentence: what happened, and what is to be done about it. */
  readonly toDo: string;
  /** Where the API shows more of it. */
  readonly lookAt?: string | undefined;
  readonly openedAtMs: number;
  readonly done?: TaskDone | undefined;
};

export type TaskDone = {
  readonly atMs: number;
  readonly by: string;
  readonly note: string;
};
