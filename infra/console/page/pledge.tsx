/** A pledge: what it is, where its money is, and its whole story on one time line. */
import type { Schemas } from 'fanfund/client';
import type { ComponentChildren } from 'preact';
import { PledgeActs } from './pledge-acts.tsx';
import { Story } from './pledge-story.tsx';
import {
  Ago,
  Amount,
  Copy,
  Facts,
  Heading,
  Id,
  Loaded,
  Panel,
  State,
  StripeId,
  Table,
  Time,
} from './parts.tsx';
import type { Fact } from './parts.tsx';
import { usePolled } from './polled.ts';
import { to } from './routes.ts';
import { useSession } from './session.ts';
import { count, sentence, spelled } from './words.ts';

export type Inspected = Schemas['InspectedPledge'];

/** There are too many to list: they are found, or listed with their campaign. */
export const PledgesView = () => (
  <>
    <Heading>Pledges</Heading>
    <p class="lead">
      Search above by the id of a pledge, of its backer or of an object at Stripe, or open a{' '}
      <a href={to.section('campaigns')}>campaign</a> and list its pledges by state.
    </p>
  </>
);

export function PledgeView({ id }: { readonly id: string }) {
  const { api } = useSession();
  const polled = usePolled(`pledge ${id}`, () =>
    api.GET('/v1/ops/pledges/{id}', { params: { path: { id } } }),
  );
  return (
    <>
      <Heading
        kind={
          <>
            Pledge <Copy text={id} />
          </>
        }
      >
        <code>{id}</code>
      </Heading>
      <Loaded of={polled}>
        {(pledge) => (
          <>
            <div class="strip">
              <State of={pledge.state} />
              <Amount minor={pledge.amountMinor} currency={pledge.currency} />
              <span class="quietly">
                of <Id id={pledge.campaignId} href={to.campaign(pledge.campaignId)} />
              </span>
              <div class="acts">
                <PledgeActs pledge={pledge} refresh={polled.refresh} />
              </div>
            </div>
            <Attention pledge={pledge} />
            <div class="columns wide-left">
              <Story id={id} subject={`${pledge.version}`} />
              <div class="stack">
                <Money pledge={pledge} />
                <Order pledge={pledge} />
                <AtStripe pledge={pledge} />
              </div>
            </div>
            <Refunds pledge={pledge} />
            <Disputes pledge={pledge} />
          </>
        )}
      </Loaded>
    </>
  );
}

type Props = { readonly pledge: Inspected };

/** In these something is being done, of which an answer may be missing. */
const isUnderWay: ReadonlySet<string> = new Set(['collecting', 'releasing', 'refunding']);

/** What is under way, waits or went wrong, in a sentence each. */
function Attention({ pledge }: Props) {
  const { dueAt, reason } = pledge;
  const notes: ComponentChildren[] = [
    attemptNote(pledge),
    failureNote(pledge),
    dueAt !== undefined && (
      <>
        Looked at next: <Ago at={dueAt} />.
      </>
    ),
    reason !== undefined && `It ended because: ${spelled(reason)}.`,
  ].filter((note) => note !== false);
  if (notes.length === 0) return null;
  return (
    <ul class="notes">
      {notes.map((note, index) => (
        <li key={index}>{note}</li>
      ))}
    </ul>
  );
}

const attemptNote = ({ attempt, state }: Inspected) =>
  attempt !== undefined &&
  isUnderWay.has(state) && (
    <>
      Attempt {attempt.number} to {spelled(attempt.purpose)} is open since{' '}
      <Ago at={attempt.startedAt} />: its outcome is not known yet.
    </>
  );

const failureNote = ({ failure, pastDueUntil, state }: Inspected) =>
  failure !== undefined &&
  state === 'past_due' && (
    <>
      The payment failed ({spelled(failure.declineCode ?? failure.code)})
      {pastDueUntil !== undefined && (
        <>
          ; its backer has until <Time at={pastDueUntil} />
        </>
      )}
      .
    </>
  );

function Money({ pledge: { money, currency, fee } }: Props) {
  const amount = (minor: number) => <Amount minor={minor} currency={currency} />;
  const facts: Fact[] = [
    ['Taken', amount(money.takenMinor)],
    ['Refunded', amount(money.refundedMinor)],
    ['Held by a bank', money.heldMinor > 0 && amount(money.heldMinor)],
    ['Lost to a bank', money.lostMinor > 0 && amount(money.lostMinor)],
    ['Kept', <strong key="kept">{amount(money.keptMinor)}</strong>],
    ['Can be refunded', money.refundableMinor !== undefined && amount(money.refundableMinor)],
    ['Fee of Stripe', fee && <Amount minor={fee.minor} currency={fee.currency} />],
  ];
  return (
    <Panel title="Where the money is">
      <Facts of={facts} />
    </Panel>
  );
}

function Order({ pledge }: Props) {
  const { backerId, quantity, rewardId, collection, createdAt, partner, holds } = pledge;
  return (
    <Panel title="What was pledged">
      <Facts
        of={[
          ['Backer', <Id key="backer" id={backerId} href={to.search(backerId)} />],
          ['Reward', rewardId === undefined ? 'none' : `${count(quantity)} × ${rewardId}`],
          ['Made', <Time key="made" at={createdAt} />],
          ['Collection', spelled(collection)],
          ['Partner', partner && <a href={to.partner(partner.id)}>{partner.reference}</a>],
          [
            'Stock held',
            holds.length > 0 &&
              holds.map(({ units, counter }) => `${units} of ${counter}`).join(', '),
          ],
        ]}
      />
    </Panel>
  );
}

function AtStripe({ pledge }: Props) {
  const { payment } = pledge;
  const ids: (readonly [string, string | undefined])[] = [
    ['Confirmed by', payment?.intentId],
    ['Charged by', pledge.chargedIntentId],
    ['Unpaid', pledge.unpaidIntentId],
    ['Prepared', pledge.preparedIntentId],
    ['Customer', payment?.customerId],
    ['Card', payment?.paymentMethodId],
  ];
  const known = ids.filter(([, id]) => id !== undefined);
  return (
    <Panel title="At Stripe">
      {known.length === 0 && <p class="empty">Nothing is known of it there yet.</p>}
      <Facts
        class="facts ids"
        of={known.map(([name, id]): Fact => [name, <StripeId key={name} id={id ?? ''} />])}
      />
    </Panel>
  );
}

const refundColumns = [
  { name: 'Refund' },
  { name: 'State' },
  { name: 'Amount', class: 'number' },
  { name: 'Reason' },
  { name: 'Asked for' },
  { name: 'At Stripe' },
];

function Refunds({ pledge: { refunds, currency } }: Props) {
  if (refunds.length === 0) return null;
  return (
    <Panel title="Refunds">
      <Table label="Refunds" columns={refundColumns}>
        {refunds.map((refund) => (
          <tr key={refund.id}>
            <td class="main">
              <Id id={refund.id} short />
            </td>
            <td>
              <State of={refund.state} />
              {refund.detail !== undefined && <span class="under">{refund.detail}</span>}
            </td>
            <td class="number">
              <Amount minor={refund.amountMinor} currency={currency} />
            </td>
            <td>{sentence(refund.reason)}</td>
            <td>
              <Time at={refund.requestedAt} />
            </td>
            <td>
              {refund.stripeRefundId !== undefined && <StripeId id={refund.stripeRefundId} />}
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}

const disputeColumns = [
  { name: 'Dispute' },
  { name: 'Status' },
  { name: 'Amount', class: 'number' },
  { name: 'Reason' },
  { name: 'Opened' },
  { name: 'Evidence due' },
];

function Disputes({ pledge: { disputes, fraudWarnings, currency } }: Props) {
  if (disputes.length + fraudWarnings.length === 0) return null;
  return (
    <Panel title="Disputes and warnings">
      <Table label="Disputes and warnings" columns={disputeColumns}>
        {disputes.map((dispute) => (
          <tr key={dispute.id}>
            <td class="main">
              <StripeId id={dispute.id} />
            </td>
            <td>
              <State of={dispute.status} />
            </td>
            <td class="number">
              <Amount minor={dispute.amountMinor} currency={currency} />
            </td>
            <td>{sentence(dispute.reason)}</td>
            <td>
              <Time at={dispute.openedAt} />
            </td>
            <td>{dispute.evidenceDueAt !== undefined && <Ago at={dispute.evidenceDueAt} />}</td>
          </tr>
        ))}
        {fraudWarnings.map(({ id, kind, warnedAt }) => (
          <tr key={id}>
            <td class="main">
              <StripeId id={id} />
            </td>
            <td>Warning of fraud</td>
            <td />
            <td>{sentence(kind)}</td>
            <td>
              <Time at={warnedAt} />
            </td>
            <td />
          </tr>
        ))}
      </Table>
    </Panel>
  );
}
