/**
 * Sending a mail. It arrives at least once: no mail service takes a key by which it would recognise
 * a second delivery of the same event, so a mail must be harmless to receive twice.
 */
export type Mail = {
  /** Of the event that it tells of: the same for every delivery. */
  readonly eventId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

export type Mailer = {
  /** `refused`: no repetition brings it to this address. Throws `TransientError` if one may. */
  send(mail: Mail): Promise<'sent' | 'refused'>;
};
