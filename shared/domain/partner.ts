/**
 * Partner shops: who they are, what they may, and where they are told. Data and one rule: every
 * change is an event, so that the stream tells of it, with who did it. Secrets are not in here: a
 * partner has numbers of keys, and whoever signs makes the secrets of them.
 */
export type PartnerLimits = {
  readonly pledgesPerMinute: number;
  readonly pledgesPerDay: number;
  /** Of one reward in one pledge. */
  readonly quantityMax: number;
};

/** Two at most are valid at a time: the newest signs and is believed, the one before for a while. */
export type SigningKey = { readonly number: number; readonly validUntilMs?: number | undefined };

export type EndpointOffReason = 'by_operator' | 'failing' | 'gone';

export type PartnerEndpoint = {
  readonly url: string;
  readonly state: 'on' | 'off';
  readonly offReason?: EndpointOffReason | undefined;
  readonly offSinceMs?: number | undefined;
};

export type PartnerTerms = {
  readonly name: string;
  /** Of these campaigns it may post pledges. */
  readonly campaignIds: readonly string[];
  readonly limits: PartnerLimits;
  /** Whether it sends what others have sold; missing, it does not. */
  readonly ships?: boolean | undefined;
  /** Where it is told; missing while it only reads the log. */
  readonly endpointUrl?: string | undefined;
};

export type Partner = Omit<PartnerTerms, 'endpointUrl'> & {
  readonly id: string;
  /** Whoever is off can post nothing; what is told goes on, for the pledges that it has. */
  readonly state: 'on' | 'off';
  readonly endpoint?: PartnerEndpoint | undefined;
  /** Newest first. */
  readonly keys: readonly SigningKey[];
  readonly createdAtMs: number;
  readonly requestHash: string;
  /** Counts the writes; guards against lost updates and numbers the partner's events. */
  readonly version: number;
};

export type PartnerEvent = {
  readonly atMs: number;
  /** The operator, or `fanfund` where nobody asked for it. */
  readonly by: string;
} & (
  | { readonly type: 'PartnerRegistered' }
  | { readonly type: 'PartnerChanged'; readonly terms: PartnerTerms }
  | { readonly type: 'PartnerSecretRotated'; readonly overlapMs: number }
  | { readonly type: 'PartnerSwitchedOn' }
  | { readonly type: 'PartnerSwitchedOff' }
  | { readonly type: 'PartnerEndpointSwitchedOn' }
  | { readonly type: 'PartnerEndpointSwitchedOff'; readonly reason: EndpointOffReason }
);

export type PartnerEventType = PartnerEvent['type'];

export const partnerIdPattern = /^prt_[a-z2-7]{16}$/;

/** The partner after the event; undefined when there is nothing that it would change. */
export function evolvePartner(partner: Partner, event: PartnerEvent): Partner | undefined {
  const changed = changedBy(partner, event);
  return changed && { ...partner, ...changed, version: partner.version + 1 };
}

function changedBy(partner: Partner, event: PartnerEvent): Partial<Partner> | undefined {
  switch (event.type) {
    case 'PartnerRegistered':
      return undefined;
    case 'PartnerChanged': {
      const { endpointUrl, ...terms } = event.terms;
      return { ...terms, endpoint: endpointAt(partner, endpointUrl) };
    }
    case 'PartnerSecretRotated':
      return { keys: rotated(partner.keys, event) };
    case 'PartnerSwitchedOn':
      return partner.state === 'on' ? undefined : { state: 'on' };
    case 'PartnerSwitchedOff':
      return partner.state === 'off' ? undefined : { state: 'off' };
    case 'PartnerEndpointSwitchedOn':
      return partner.endpoint?.state === 'off'
        ? { endpoint: { url: partner.endpoint.url, state: 'on' } }
        : undefined;
    case 'PartnerEndpointSwitchedOff':
      return partner.endpoint?.state === 'on'
        ? { endpoint: switchedOff(partner.endpoint, event) }
        : undefined;
  }
}

/** Another address starts anew; the same one stays as it is, on or off. */
const endpointAt = (
  { endpoint }: Partner,
  url: string | undefined,
): PartnerEndpoint | undefined => {
  if (url === undefined) return undefined;
  return endpoint?.url === url ? endpoint : { url, state: 'on' };
};

const switchedOff = (
  { url }: PartnerEndpoint,
  { reason, atMs }: { readonly reason: EndpointOffReason; readonly atMs: number },
): PartnerEndpoint => ({ url, state: 'off', offReason: reason, offSinceMs: atMs });

/** Rotated once more within the overlap, the oldest is believed no longer. */
function rotated(
  keys: readonly SigningKey[],
  { atMs, overlapMs }: { readonly atMs: number; readonly overlapMs: number },
): readonly SigningKey[] {
  const [newest] = keys;
  const number = (newest?.number ?? 0) + 1;
  if (!newest || overlapMs === 0) return [{ number }];
  return [{ number }, { number: newest.number, validUntilMs: atMs + overlapMs }];
}

/** The numbers of the keys that are valid now, newest first. */
export const validKeys = ({ keys }: Pick<Partner, 'keys'>, nowMs: number): readonly number[] =>
  keys.filter(({ validUntilMs = Infinity }) => nowMs < validUntilMs).map(({ number }) => number);
