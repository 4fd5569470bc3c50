/**
 * What an operator does to the machinery: each act is written down with who and why before it is
 * done, so that nothing is done untold. An act that is asked for again under the same key is the
 * same act.
 */
export type ActType =
  | 'DeadLettersRedriven'
  | 'DeadLetterDiscarded'
  | 'RedriveCancelled'
  | 'CancellationOrdered'
  | 'ExtensionOrdered'
  | 'RetryOrdered'
  | 'ReviewOrdered';

/** What it was done to. */
export type ActSubject = {
  readonly queue?: string | undefined;
  readonly messageId?: string | undefined;
  readonly perSecond?: number | undefined;
  readonly campaignId?: string | undefined;
  readonly deadlineMs?: number | undefined;
  readonly pledgeId?: string | undefined;
};

export type Act = {
  readonly id: string;
  readonly type: ActType;
  readonly atMs: number;
  /** The operator, as the token says. */
  readonly by: string;
  readonly reason: string;
  readonly subject: ActSubject;
  /** Identifies what was asked, to tell a repeated request from another one. */
  readonly requestHash: string;
  /** That it was carried out; missing while it was only written down. */
  readonly doneAtMs?: number | undefined;
};
