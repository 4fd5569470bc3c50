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
  /** By which its reader hears no more of this kind, with one click (RFC 8058). */
  readonly unsubscribeUrl?: string | undefined;
};

export type Mailer = {
  /** `refused`: no repetition brings it to this address. Throws `TransientError` if one may. */
  send(mail: Mail): Promise<'sent' | 'refused'>;
};
