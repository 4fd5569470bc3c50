/**
 * The types of the API, made from its document by `npm run client`: not to be edited.
 */
export interface paths {
  '/v1/campaigns': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Campaigns of one section of the store
     * @description Upcoming and live ones with the soonest deadline first, past ones (all that are after their deadline) with the latest first. A page may hold fewer than `limit`, or none, and still have a `nextCursor`.
     */
    get: operations['listCampaigns'];
    put?: never;
    /**
     * Draft a campaign
     * @description Nobody but its creator sees it until it is published.
     */
    post: operations['createCampaign'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A campaign with its rewards, totals and what is left of its stock
     * @description A draft exists for its creator alone. Without a token the figures may be two seconds old.
     */
    get: operations['readCampaign'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change a campaign
     * @description What the body does not name stays. Of a published campaign only the title may be changed.
     */
    patch: operations['editCampaign'];
    trace?: never;
  };
  '/v1/campaigns/{id}/publish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Publish a campaign
     * @description It opens at `opensAt`, or at once. From now on its terms are a promise.
     */
    post: operations['publishCampaign'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel a campaign before its deadline
     * @description Every pledge is given back.
     */
    post: operations['cancelCampaign'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/abandon': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give everybody their money back, because it will never be made
     * @description For the creator of a funded campaign, or for operations.
     */
    post: operations['abandonCampaign'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/interest': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Be told when a campaign opens
     * @description One per backer, however often it is asked for. A mail goes to the address that your token has when the campaign opens.
     */
    post: operations['expressInterest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/interest/withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Not be told when a campaign opens
     * @description Your address is forgotten. Where there was no interest, there is none after it.
     */
    post: operations['withdrawInterest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/passes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make passes for a secret reward
     * @description Each opens the reward to one pledge, as its `code`, and is free again when that pledge leaves. Only hashes are kept of them to be looked up: give them out as they come. The same Idempotency-Key gives the same passes.
     */
    post: operations['makePasses'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/secret-rewards': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * See the secret rewards that a code or a pass opens
     * @description To take one, send the same `code` with the pledge. Who tries too many is kept out for a while.
     */
    post: operations['openSecretRewards'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/pledges': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The settlement of a campaign pledge by pledge */
    get: operations['listCampaignPledges'];
    put?: never;
    /**
     * Pledge
     * @description A 201 means that the pledge is kept and its stock held until `expiresAt`. Confirm `payment.clientSecret` with Stripe.js, then call `confirmPledge`. While `payment.status` is `preparing`, read the pledge again in a moment. The same Idempotency-Key gives the same pledge. All of its lines are held, or none. `amountMinor` is everything that will be collected: goods, shipping, taxes that are not in the prices, and what you give on top.
     */
    post: operations['acceptPledge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/pledges/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A pledge of your own
     * @description Somebody else's does not exist, as far as you can tell.
     */
    get: operations['readPledge'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change lines, amount or country while the campaign is open
     * @description Only where the card is saved: an authorisation or a charge has a fixed amount. What the body does not name stays. A line that does not grow keeps its price and its place, even when the window of its reward has closed.
     */
    patch: operations['changePledge'];
    trace?: never;
  };
  '/v1/pledges/{id}/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Confirm a pledge whose payment is set up
     * @description Call it when Stripe.js has confirmed the client secret: Stripe is asked whether it is so. Stripe's webhook brings the same fact, so nothing is lost if this call is never made.
     */
    post: operations['confirmPledge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/pledges/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a pledge back before the deadline
     * @description Where money is held or was taken, it is `releasing` until that is given back.
     */
    post: operations['cancelPledge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/pledges/{id}/payment-method': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Mend a failed payment with another card
     * @description For the backer of a pledge that is `past_due`, by token or by the `linkToken` of a mail. Confirm `payment.clientSecret` with Stripe.js, then call this again: it answers with the pledge as it stands.
     */
    post: operations['renewPaymentMethod'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/me/pledges': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Your pledges, newest first */
    get: operations['listMyPledges'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/pledges/{id}/receipt': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The receipt of a pledge that was paid
     * @description As JSON, or with `Accept: text/html` as a page that can be printed. There is one from the moment on at which money was taken; what goes back later is on it.
     */
    get: operations['readReceipt'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/payment-links/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the link of a mail about a failed payment opens
     * @description A page for people; with `Accept: application/json`, the same as JSON.
     */
    get: operations['showPaymentPage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/settlement': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How the money of a campaign was settled, or how far that is */
    get: operations['readSettlement'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/settlement/report': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The signed settlement report
     * @description `npm run verify-report` proves it. There is none until the campaign is settled.
     */
    get: operations['readSettlementReport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/.well-known/fanfund/report-key.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The public keys of settlement reports
     * @description A JSON Web Key Set: the key in use first, and those that were replaced.
     */
    get: operations['readReportKey'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What only people can do, longest waiting first */
    get: operations['listTasks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/tasks/{id}/done': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say that a task is done, and what was done */
    post: operations['finishTask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/pledges/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A pledge with its attempts, refunds and disputes, and where its money is */
    get: operations['inspectPledge'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/pledges/{id}/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let a large late pledge count */
    post: operations['verifyPledge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/pledges/{id}/payment-window': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give the backer of a failed payment more time */
    post: operations['extendPaymentWindow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/pledges/{id}/refunds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Refund collected money: all that is left, an amount, or pieces of the reward
     * @description Asking again under the same Idempotency-Key makes no second refund.
     */
    post: operations['requestRefund'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/pledges/{id}/refunds/{refundId}/paid-elsewhere': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Write down that a refund which failed was paid by another route */
    post: operations['settleRefundElsewhere'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/pledges/{id}/evidence': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All that can be said for a payment that a bank asks about
     * @description With `Accept: text/plain`, a text that is ready to be pasted.
     */
    get: operations['gatherEvidence'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/pledges/{id}/disputes/{disputeId}/evidence': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Keep evidence with a dispute, or send it to the bank
     * @description To the bank it can be sent only once. The same evidence is one submission.
     */
    post: operations['submitEvidence'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/campaigns/{id}/ledger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was booked for a campaign, and what it adds up to */
    get: operations['readLedger'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/ledger-checks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hold the books of a day against Stripe now */
    post: operations['requestLedgerCheck'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/stripe/webhook': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Stripe's events
     * @description Signed by Stripe (https://docs.stripe.com/webhooks#verify-official-libraries).
     */
    post: operations['receiveStripeWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/partners/{partnerId}/pledges': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Post pledges, and say what became of money that you hold
     * @description Signed as Standard Webhooks has it. A 202 means that the accepted events are kept; what becomes of them comes to your endpoint. The same `webhook-id` again changes nothing and is answered alike.
     */
    post: operations['receivePartnerWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/partners': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All partner shops, oldest first */
    get: operations['listPartners'];
    put?: never;
    /**
     * Register a partner shop
     * @description The answer holds its signing secret, which is shown again only by a rotation.
     */
    post: operations['registerPartner'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/partners/{partnerId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A partner shop */
    get: operations['readPartner'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change a partner shop, or switch it or its endpoint on and off
     * @description An endpoint that is switched on is told what it has missed.
     */
    patch: operations['changePartner'];
    trace?: never;
  };
  '/v1/partners/{partnerId}/secrets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a partner shop another signing secret
     * @description The one before stays valid for `overlapHours`, in both directions; 0 ends it at once. The same request again changes nothing and shows the same secret.
     */
    post: operations['rotatePartnerSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/partners/{partnerId}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a partner shop was told on a day, try by try */
    get: operations['listDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/partners/{partnerId}/replays': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Tell a partner shop again: one fact, or a span of time
     * @description Each keeps its webhook id, so that a receiver knows what it has already.
     */
    post: operations['requestReplay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/partners/{partnerId}/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Bring pledges of another platform, as CSV
     * @description Columns: reference, campaign_id, customer_reference, paid_by (`stripe` or `partner`), and where needed email, reward_id, quantity, amount_minor, stripe_customer, stripe_payment_method. At most 1,000 rows. A dry run, which is the default, changes nothing.
     */
    post: operations['importPledges'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** This document */
    get: operations['readOpenapi'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/docs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** This document as a page */
    get: operations['showDocs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/docs/{file}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the page is made of */
    get: operations['readDocsFile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description RFC 9457 */
    Problem: {
      /** @description `urn:fanfund:problem:<code>` */
      type: string;
      title: string;
      status: number;
      /**
       * @description Stable: for programs.
       *
       *     | status | code | meaning |
       *     |---|---|---|
       *     | 400 | `invalid_request` | Path, query or body do not fit; `errors` says where. |
       *     | 400 | `malformed_json` | The body is no JSON. |
       *     | 400 | `idempotency_key_missing` | Send an `Idempotency-Key`. |
       *     | 400 | `idempotency_key_invalid` | An `Idempotency-Key` has 1 to 255 visible ASCII characters. |
       *     | 400 | `invalid_cursor` | The cursor does not belong to this list. |
       *     | 400 | `signature_invalid` | The signature does not fit the body. |
       *     | 400 | `signature_missing` | Send `webhook-id`, `webhook-timestamp` and `webhook-signature`. |
       *     | 400 | `signature_expired` | The webhook was signed more than five minutes ago: sign it anew. |
       *     | 400 | `signature_in_the_future` | The webhook was signed more than five minutes ahead of our clock. |
       *     | 400 | `webhook_id_invalid` | A `webhook-id` has 1 to 255 visible ASCII characters. |
       *     | 401 | `token_missing` | Send a bearer token. |
       *     | 401 | `token_invalid` | The token is not valid. |
       *     | 401 | `token_expired` | The token has expired. |
       *     | 401 | `token_wrong_audience` | The token was made for another audience. |
       *     | 402 | `payment_declined` | The card was declined. |
       *     | 403 | `insufficient_scope` | The token lacks the scope. |
       *     | 403 | `forbidden` | It exists, and you may not do this to it. |
       *     | 403 | `partner_switched_off` | Operations have switched this partner off. |
       *     | 403 | `campaign_not_allowed` | The partner may not post pledges of this campaign. |
       *     | 404 | `route_unknown` | There is no such route. |
       *     | 404 | `not_found` | It does not exist, or not for you. |
       *     | 404 | `link_invalid` | This is no link of ours. |
       *     | 409 | `campaign_not_open` | The campaign has not opened yet. |
       *     | 409 | `campaign_closed` | The deadline has passed. |
       *     | 409 | `campaign_cancelled` | The campaign was cancelled. |
       *     | 409 | `campaign_state` | The campaign is not in a state that allows this. |
       *     | 409 | `locked_after_publishing` | What was published is a promise: only the title may be changed. |
       *     | 409 | `reward_not_open` | The reward is not available yet. |
       *     | 409 | `reward_closed` | The reward is no longer available. |
       *     | 409 | `sold_out` | Not enough pieces are left. |
       *     | 409 | `per_backer_limit` | More than one backer may take. |
       *     | 409 | `pledge_state` | The pledge is not in a state that allows this. |
       *     | 409 | `payment_not_ready` | The payment is not set up: confirm it with Stripe.js first. |
       *     | 409 | `dispute_state` | The dispute takes no evidence any more. |
       *     | 409 | `pledge_disputed` | A bank holds the money, or has given it back. |
       *     | 409 | `refund_state` | The refund is not in a state that allows this. |
       *     | 409 | `too_many_refunds` | The pledge has as many refunds as it may have. |
       *     | 409 | `task_state` | Somebody has said already what was done. |
       *     | 409 | `too_many_changes` | The pledge was changed too often. |
       *     | 409 | `change_needs_new_payment` | The card is authorised or charged for a fixed amount. |
       *     | 409 | `reference_reused` | This reference came with another pledge before. |
       *     | 409 | `partner_state` | The partner is not in a state that allows this. |
       *     | 409 | `pass_not_valid` | This pass is none, or was used already. |
       *     | 409 | `campaign_open_already` | The campaign has opened: nobody has to wait for it any more. |
       *     | 410 | `link_expired` | The time of this link is over. |
       *     | 413 | `body_too_large` | The body is larger than 256 KiB. |
       *     | 422 | `idempotency_key_reused` | This `Idempotency-Key` came with another body before. |
       *     | 422 | `unsupported_currency` | The currency cannot be charged. |
       *     | 422 | `amount_too_small` | Less than can be charged in this currency. |
       *     | 422 | `amount_too_large` | More than can be charged in this currency. |
       *     | 422 | `amount_not_representable` | The currency has no such amount. |
       *     | 422 | `amount_below_price` | Less than the reward costs. |
       *     | 422 | `amount_required` | Without a reward, name an amount. |
       *     | 422 | `quantity_without_reward` | A quantity needs a reward. |
       *     | 422 | `deadline_in_the_past` | The deadline has passed. |
       *     | 422 | `deadline_too_far` | The deadline is too far ahead. |
       *     | 422 | `deadline_before_opening` | The campaign would end before it opens. |
       *     | 422 | `deadline_beyond_authorization` | An authorisation would lapse before the deadline. |
       *     | 422 | `goal_without_rewards` | A goal in units needs a reward. |
       *     | 422 | `reward_window_invalid` | A reward closes before it opens. |
       *     | 422 | `reward_ids_repeated` | Two rewards have the same id. |
       *     | 422 | `reward_not_found` | The campaign has no such reward. |
       *     | 422 | `evidence_refused` | Stripe does not take this evidence. |
       *     | 422 | `payment_window_invalid` | A window can only be extended, and not for ever. |
       *     | 422 | `currency_mismatch` | The pledge was collected in another currency. |
       *     | 422 | `refund_exceeds_remainder` | More than is left of the money. |
       *     | 422 | `refund_line_unknown` | A line names a reward that was not pledged for. |
       *     | 422 | `too_many_items` | A webhook carries 100 events at most. |
       *     | 422 | `items_refused` | None of the events was taken; `errors` says why, event by event. |
       *     | 422 | `quantity_over_limit` | More pieces than the partner may order in one pledge. |
       *     | 422 | `unknown_event_type` | There is no event of this type. |
       *     | 422 | `invalid_item` | The event does not fit its type. |
       *     | 422 | `endpoint_refused` | The address of the endpoint cannot be used. |
       *     | 422 | `csv_invalid` | The file cannot be read as a whole: its form, its columns, or too many rows. |
       *     | 422 | `line_repeated` | Two lines name the same reward and variant. |
       *     | 422 | `order_too_large` | So many pieces of so many things do not fit in one pledge. |
       *     | 422 | `add_on_alone` | An add-on is sold only beside a reward that is none. |
       *     | 422 | `variant_required` | The reward comes in variants, and none was chosen. |
       *     | 422 | `variant_not_found` | The reward has no such variant. |
       *     | 422 | `variant_ids_repeated` | Two variants of a reward have the same id. |
       *     | 422 | `variant_stock_ambiguous` | Reward and variants have a stock: only one of them may. |
       *     | 422 | `ship_to_required` | The rewards are sent or taxed by country, and none was named. |
       *     | 422 | `ship_to_without_reward` | Support without a reward is sent nowhere. |
       *     | 422 | `country_not_shipped` | One of the rewards is not sent to this country. |
       *     | 422 | `shipping_zones_overlap` | A country is in two shipping zones. |
       *     | 422 | `passes_need_secret_reward` | Passes are made for secret rewards. |
       *     | 429 | `too_many_attempts` | Too many pledges or refused cards; `Retry-After` says how long to wait. |
       *     | 429 | `partner_limit_reached` | More pledges than the partner may send; `Retry-After` says when to go on. |
       *     | 500 | `internal_error` | Our mistake; it was recorded. |
       *     | 503 | `temporarily_unavailable` | Nothing is lost: send the same again in a moment. |
       * @enum {string}
       */
      code:
        | 'invalid_request'
        | 'malformed_json'
        | 'body_too_large'
        | 'idempotency_key_missing'
        | 'idempotency_key_invalid'
        | 'idempotency_key_reused'
        | 'token_missing'
        | 'token_invalid'
        | 'token_expired'
        | 'token_wrong_audience'
        | 'insufficient_scope'
        | 'invalid_cursor'
        | 'signature_invalid'
        | 'too_many_attempts'
        | 'temporarily_unavailable'
        | 'internal_error'
        | 'route_unknown'
        | 'not_found'
        | 'forbidden'
        | 'unsupported_currency'
        | 'amount_too_small'
        | 'amount_too_large'
        | 'amount_not_representable'
        | 'amount_below_price'
        | 'amount_required'
        | 'quantity_without_reward'
        | 'deadline_in_the_past'
        | 'deadline_too_far'
        | 'deadline_before_opening'
        | 'deadline_beyond_authorization'
        | 'goal_without_rewards'
        | 'reward_window_invalid'
        | 'reward_ids_repeated'
        | 'campaign_not_open'
        | 'campaign_closed'
        | 'campaign_cancelled'
        | 'campaign_state'
        | 'locked_after_publishing'
        | 'reward_not_found'
        | 'reward_not_open'
        | 'reward_closed'
        | 'sold_out'
        | 'per_backer_limit'
        | 'pledge_state'
        | 'payment_not_ready'
        | 'dispute_state'
        | 'evidence_refused'
        | 'payment_declined'
        | 'payment_window_invalid'
        | 'pledge_disputed'
        | 'currency_mismatch'
        | 'refund_exceeds_remainder'
        | 'refund_line_unknown'
        | 'refund_state'
        | 'too_many_refunds'
        | 'task_state'
        | 'link_expired'
        | 'link_invalid'
        | 'too_many_changes'
        | 'change_needs_new_payment'
        | 'signature_missing'
        | 'signature_expired'
        | 'signature_in_the_future'
        | 'webhook_id_invalid'
        | 'too_many_items'
        | 'items_refused'
        | 'partner_switched_off'
        | 'partner_limit_reached'
        | 'campaign_not_allowed'
        | 'quantity_over_limit'
        | 'unknown_event_type'
        | 'invalid_item'
        | 'reference_reused'
        | 'endpoint_refused'
        | 'csv_invalid'
        | 'partner_state'
        | 'line_repeated'
        | 'order_too_large'
        | 'add_on_alone'
        | 'variant_required'
        | 'variant_not_found'
        | 'variant_ids_repeated'
        | 'variant_stock_ambiguous'
        | 'ship_to_required'
        | 'ship_to_without_reward'
        | 'country_not_shipped'
        | 'shipping_zones_overlap'
        | 'pass_not_valid'
        | 'passes_need_secret_reward'
        | 'campaign_open_already';
      /** @description For people: it may change */
      detail: string;
      instance?: string;
      errors?: {
        path: string;
        message: string;
      }[];
    };
    /** @description An answer of the gateway, before any function was asked */
    Message: {
      message: string | null;
    };
    CampaignPage: {
      items: components['schemas']['Campaign'][];
      /** @description Missing on the last page */
      nextCursor?: string;
    };
    Campaign: {
      /** @example cmp_k4jq2m7dxw5ahzet */
      id: string;
      title: string;
      /** @enum {string} */
      state:
        | 'draft'
        | 'upcoming'
        | 'live'
        | 'closing'
        | 'settling'
        | 'settled'
        | 'cancelled'
        | 'abandoned';
      /**
       * @description Decided once, after the deadline
       * @enum {string}
       */
      outcome?: 'funded' | 'unfunded';
      goal:
        | {
            /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
            amountMinor: number;
          }
        | {
            units: number;
          }
        | {
            backers: number;
          };
      /**
       * @description ISO 4217
       * @example EUR
       */
      currency: string;
      /** @enum {string} */
      fundingModel: 'all-or-nothing' | 'keep-it-all';
      /** @enum {string} */
      collection: 'save-card' | 'authorize' | 'charge-now';
      /** @enum {string} */
      successBasis: 'pledged' | 'collected';
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      opensAt?: string;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      deadline: string;
      verification?: {
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        fromMinor: number;
      };
      rewards: components['schemas']['Reward'][];
      shipping?: {
        /** @description ISO 3166-1 alpha-2; missing: wherever no other zone is */
        countries?: string[];
        /** @description For the first piece of a parcel */
        costMinor: number;
        /** @description For each further one; missing: as much as for the first */
        additionalMinor?: number;
      }[];
      taxes?: {
        country: string;
        title: string;
        /** @description 1900 is 19 % */
        rateBasisPoints: number;
        /** @description Whether the prices contain it already */
        included: boolean;
      }[];
      stretchGoals?: {
        title: string;
        at:
          | {
              /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
              amountMinor: number;
            }
          | {
              units: number;
            }
          | {
              backers: number;
            };
        reached: boolean;
      }[];
      /** @description How many wanted to be told of its opening, and how many of them pledged */
      interest?: {
        interested: number;
        converted: number;
      };
      dunning: {
        windowDays: number;
        triesMax: number;
        reminderDays: number[];
        retries: {
          insufficient_funds: number[];
          temporary: number[];
          generic: number[];
        };
      };
      totals: {
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        pledgedMinor: number;
        pledges: number;
        backers: number;
        units: number;
        /** @description Part of `pledgedMinor` that is shown but does not count yet */
        unverifiedMinor?: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        collectedMinor: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        refundedMinor: number;
      };
      /** @description Part of the goal: 1 is all of it */
      progress: number;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      createdAt: string;
    };
    Reward: {
      id: string;
      title: string;
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      priceMinor: number;
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      retailPriceMinor?: number;
      /** @description Pieces in all; missing: no limit */
      stock?: number;
      /** @description Pieces left */
      remaining?: number;
      perBackerMax?: number;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      opensAt?: string;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      closesAt?: string;
      /** Format: date */
      estimatedDelivery?: string;
      /**
       * @description Only beside a reward that is none
       * @constant
       */
      kind?: 'add-on';
      /** @description One is to be chosen */
      variants?: {
        id: string;
        title: string;
        stock?: number;
        remaining?: number;
        /** @description In place of the reward's */
        priceMinor?: number;
      }[];
      /** @description In place of the campaign's; empty: nothing is sent */
      shipping?: {
        /** @description ISO 3166-1 alpha-2; missing: wherever no other zone is */
        countries?: string[];
        /** @description For the first piece of a parcel */
        costMinor: number;
        /** @description For each further one; missing: as much as for the first */
        additionalMinor?: number;
      }[];
      /**
       * @description Shown to its creator, and to who has its code or a pass
       * @constant
       */
      secret?: true;
    };
    Interest: {
      /** @example cmp_k4jq2m7dxw5ahzet */
      campaignId: string;
      interested: boolean;
    };
    Passes: {
      rewardId: string;
      passes: string[];
    };
    OpenedRewards: {
      items: components['schemas']['Reward'][];
    };
    Pledge: {
      /** @example plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca */
      id: string;
      /** @example cmp_k4jq2m7dxw5ahzet */
      campaignId: string;
      /** @enum {string} */
      state:
        | 'pending'
        | 'confirmed'
        | 'collecting'
        | 'past_due'
        | 'releasing'
        | 'collected'
        | 'refunding'
        | 'refunded'
        | 'disputed'
        | 'won'
        | 'lost'
        | 'released'
        | 'cancelled'
        | 'lapsed'
        | 'dropped';
      /** @description Of a pledge with one line */
      rewardId?: string;
      /** @description Pieces in all lines */
      quantity: number;
      /** @description With the prices that are kept for them */
      lines: {
        rewardId: string;
        variantId?: string;
        quantity: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        priceMinor: number;
        /** @constant */
        addOn?: true;
      }[];
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      amountMinor: number;
      shipTo?: {
        country: string;
      };
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      shippingMinor?: number;
      /** @description Sum of `taxes` */
      taxMinor?: number;
      taxes?: {
        title: string;
        rateBasisPoints: number;
        /** @description Contained in the prices already */
        included: boolean;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        amountMinor: number;
      }[];
      /** @description Given on top of what all of it costs */
      extraMinor?: number;
      /**
       * @description ISO 4217
       * @example EUR
       */
      currency: string;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description Until when its stock is held for it without a payment
       */
      expiresAt?: string;
      /**
       * @description Shown, but counted only once it is verified
       * @constant
       */
      unverified?: true;
      payment: {
        /**
         * @description `preparing`: read the pledge again in a moment for its `clientSecret`
         * @enum {string}
         */
        status:
          | 'preparing'
          | 'requires_confirmation'
          | 'requires_action'
          | 'processing'
          | 'card_saved'
          | 'authorized'
          | 'collecting'
          | 'paid'
          | 'failed'
          | 'releasing'
          | 'held_by_partner'
          | 'released'
          | 'refunding'
          | 'refunded'
          | 'disputed';
        /** @description For Stripe.js: `confirmSetup` (`seti_…`) or `confirmPayment` (`pi_…`) */
        clientSecret?: string;
        /** @description Why the payment failed */
        reason?: string;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        refundedMinor?: number;
        /** @description Only where test cards are taken in place of real ones */
        testCardsAt?: string;
      };
      refunds?: {
        id: string;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        amountMinor: number;
        /** @enum {string} */
        state: 'requested' | 'pending' | 'succeeded' | 'failed' | 'elsewhere';
        /** @enum {string} */
        reason:
          | 'requested_by_customer'
          | 'duplicate'
          | 'fraudulent'
          | 'product_not_made'
          | 'campaign_abandoned'
          | 'campaign_unfunded'
          | 'released';
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        requestedAt: string;
      }[];
      history: {
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        at: string;
        /** @enum {string} */
        event:
          | 'PledgeCreated'
          | 'PledgePrepared'
          | 'PledgeChanged'
          | 'PledgeVerified'
          | 'PledgeConfirmed'
          | 'PledgeLapsed'
          | 'PledgeCancelled'
          | 'PledgeReleaseStarted'
          | 'PledgeAuthorizationReplaced'
          | 'PledgeCollectionStarted'
          | 'PledgeCollected'
          | 'PledgeReleased'
          | 'PledgeFraudWarned'
          | 'PledgeInquiryUpdated'
          | 'PledgeDisputed'
          | 'PledgePaymentFailed'
          | 'PledgeCollectionPending'
          | 'PledgeReminded'
          | 'PledgeWindowExtended'
          | 'PledgeRecoveryPrepared'
          | 'PledgeDropped'
          | 'PledgeRefundRequested'
          | 'PledgeRefundPending'
          | 'PledgeRefundCompleted'
          | 'PledgeRefundFailed'
          | 'PledgeRefundStarted'
          | 'PledgeRefunded'
          | 'PledgeDisputeUpdated'
          | 'PledgeDisputeWon'
          | 'PledgeDisputeLost';
        /** @description The same in a sentence for its backer */
        text: string;
      }[];
    };
    SettlementLinePage: {
      items: components['schemas']['SettlementLine'][];
      /** @description Missing on the last page */
      nextCursor?: string;
    };
    SettlementLine: {
      /** @example plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca */
      id: string;
      /** @enum {string} */
      state:
        | 'pending'
        | 'confirmed'
        | 'collecting'
        | 'past_due'
        | 'releasing'
        | 'collected'
        | 'refunding'
        | 'refunded'
        | 'disputed'
        | 'won'
        | 'lost'
        | 'released'
        | 'cancelled'
        | 'lapsed'
        | 'dropped';
      /** @description Of a pledge with one line */
      rewardId?: string;
      /** @description Pieces in all lines */
      quantity: number;
      /** @description With the prices that are kept for them */
      lines: {
        rewardId: string;
        variantId?: string;
        quantity: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        priceMinor: number;
        /** @constant */
        addOn?: true;
      }[];
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      amountMinor: number;
      shipTo?: {
        country: string;
      };
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      shippingMinor?: number;
      /** @description Sum of `taxes` */
      taxMinor?: number;
      taxes?: {
        title: string;
        rateBasisPoints: number;
        /** @description Contained in the prices already */
        included: boolean;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        amountMinor: number;
      }[];
      /** @description Given on top of what all of it costs */
      extraMinor?: number;
      /**
       * @description ISO 4217
       * @example EUR
       */
      currency: string;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      createdAt: string;
      failure?: {
        code: string;
        declineCode?: string;
        adviceCode?: string;
      };
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      refundedMinor?: number;
    };
    PledgePage: {
      items: components['schemas']['Pledge'][];
      /** @description Missing on the last page */
      nextCursor?: string;
    };
    Receipt: {
      /** @example plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca */
      pledgeId: string;
      campaign: {
        /** @example cmp_k4jq2m7dxw5ahzet */
        id: string;
        title: string;
      };
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      paidAt: string;
      /**
       * @description ISO 4217
       * @example EUR
       */
      currency: string;
      lines: {
        rewardId: string;
        variantId?: string;
        quantity: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        priceMinor: number;
        /** @constant */
        addOn?: true;
        title: string;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        amountMinor: number;
      }[];
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      shippingMinor?: number;
      shipTo?: {
        country: string;
      };
      taxes: {
        title: string;
        rateBasisPoints: number;
        /** @description Contained in the prices already */
        included: boolean;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        amountMinor: number;
      }[];
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      extraMinor?: number;
      /** @description What was collected */
      totalMinor: number;
      /** @description Stripe's names for the payment and its method; never card data */
      payment: {
        intentId: string;
        method: string;
      };
      refunds: {
        id: string;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        amountMinor: number;
        /** @enum {string} */
        state: 'requested' | 'pending' | 'succeeded' | 'failed' | 'elsewhere';
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        at: string;
      }[];
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      refundedMinor: number;
    };
    PaymentLink: {
      /** @example plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca */
      pledgeId: string;
      /** @enum {string} */
      state: 'due' | 'processing' | 'paid' | 'over';
      campaign: {
        /** @example cmp_k4jq2m7dxw5ahzet */
        id: string;
        title: string;
      };
      reward?: string;
      quantity: number;
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      amountMinor: number;
      /**
       * @description ISO 4217
       * @example EUR
       */
      currency: string;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      payUntil?: string;
      reason?: string;
    };
    Settlement:
      | {
          /** @constant */
          state: 'settled';
          /** @example cmp_k4jq2m7dxw5ahzet */
          campaignId: string;
          /** @enum {string} */
          outcome: 'funded' | 'unfunded' | 'cancelled' | 'abandoned';
          /**
           * @description ISO 4217
           * @example EUR
           */
          currency: string;
          /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
          pledgedMinor: number;
          /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
          collectedMinor: number;
          /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
          releasedMinor: number;
          /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
          droppedMinor: number;
          /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
          refundedMinor: number;
          /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
          refundsPayableMinor: number;
          /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
          disputedMinor: number;
          /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
          lostMinor: number;
          fees: {
            /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
            minor: number;
            currency: string;
          }[];
          /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
          owedMinor: number;
          addsUp: boolean;
          pledges: {
            pending: number;
            confirmed: number;
            collecting: number;
            pastDue: number;
            releasing: number;
            collected: number;
            refunding: number;
            refunded: number;
            disputed: number;
            won: number;
            lost: number;
            released: number;
            cancelled: number;
            lapsed: number;
            dropped: number;
          };
          /** @constant */
          openPledges: 0;
          /**
           * Format: date-time
           * @description ISO 8601, in UTC
           */
          settledAt: string;
          /** @description Of the signed report */
          sha256: string;
          /** @description Where the signed report is */
          signedReport: string;
        }
      | {
          /** @example cmp_k4jq2m7dxw5ahzet */
          campaignId: string;
          /** @enum {string} */
          state: 'open' | 'settling';
          /** @enum {string} */
          outcome?: 'funded' | 'unfunded' | 'cancelled' | 'abandoned';
          /**
           * @description ISO 4217
           * @example EUR
           */
          currency: string;
          /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
          pledgedMinor: number;
          /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
          collectedMinor: number;
          /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
          refundedMinor: number;
          /** @constant */
          abandoned?: true;
          /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
          toRefundMinor?: number;
          /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
          refundFailedMinor?: number;
          openPledges: number;
        };
    SignedReport: {
      report: {
        /** @example cmp_k4jq2m7dxw5ahzet */
        campaignId: string;
        /** @enum {string} */
        outcome: 'funded' | 'unfunded' | 'cancelled' | 'abandoned';
        /**
         * @description ISO 4217
         * @example EUR
         */
        currency: string;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        pledgedMinor: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        collectedMinor: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        releasedMinor: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        droppedMinor: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        refundedMinor: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        refundsPayableMinor: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        disputedMinor: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        lostMinor: number;
        fees: {
          /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
          minor: number;
          currency: string;
        }[];
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        owedMinor: number;
        addsUp: boolean;
        pledges: {
          pending: number;
          confirmed: number;
          collecting: number;
          past_due: number;
          releasing: number;
          collected: number;
          refunding: number;
          refunded: number;
          disputed: number;
          won: number;
          lost: number;
          released: number;
          cancelled: number;
          lapsed: number;
          dropped: number;
        };
        ledger: {
          entries: number;
          postings: {
            [key: string]: number;
          };
          balances: {
            /** @enum {string} */
            account:
              | 'backers'
              | 'pledged'
              | 'released'
              | 'dropped'
              | 'stripe'
              | 'partners'
              | 'bank'
              | 'disputed'
              | 'payable'
              | 'refunds'
              | 'losses'
              | 'fees';
            currency: string;
            /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
            balanceMinor: number;
          }[];
        };
        settledAtMs: number;
      };
      sha256: string;
      /** @description Ed25519 over the canonical JSON of `report` */
      signature: string;
      keyId: string;
      publicKey: {
        /** @constant */
        kty: 'OKP';
        /** @constant */
        crv: 'Ed25519';
        x: string;
      };
    };
    ReportKeys: {
      keys: {
        /** @constant */
        kty: 'OKP';
        /** @constant */
        crv: 'Ed25519';
        x: string;
        kid: string;
        /** @constant */
        use: 'sig';
        /** @constant */
        alg: 'EdDSA';
      }[];
    };
    TaskPage: {
      items: components['schemas']['Task'][];
      /** @description Missing on the last page */
      nextCursor?: string;
    };
    Task: {
      id: string;
      /** @enum {string} */
      kind:
        | 'refund_failed'
        | 'stray_refund_failed'
        | 'dispute_opened'
        | 'dispute_not_paid_back'
        | 'bank_asked'
        | 'fraud_warned'
        | 'ledger_difference'
        | 'partner_silent'
        | 'partner_endpoint_off';
      campaignId: string;
      pledgeId?: string;
      toDo: string;
      /** @description Where this API shows more of it */
      lookAt?: string;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      openedAt: string;
      done?: {
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        at: string;
        by: string;
        note: string;
      };
    };
    InspectedPledge: {
      /** @example plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca */
      id: string;
      backerId: string;
      /** @enum {string} */
      state:
        | 'pending'
        | 'confirmed'
        | 'collecting'
        | 'past_due'
        | 'releasing'
        | 'collected'
        | 'refunding'
        | 'refunded'
        | 'disputed'
        | 'won'
        | 'lost'
        | 'released'
        | 'cancelled'
        | 'lapsed'
        | 'dropped';
      /** @description Of a pledge with one line */
      rewardId?: string;
      /** @description Pieces in all lines */
      quantity: number;
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      amountMinor: number;
      /**
       * @description ISO 4217
       * @example EUR
       */
      currency: string;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      createdAt: string;
      /** @description With the prices that are kept for them */
      lines: {
        rewardId: string;
        variantId?: string;
        quantity: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        priceMinor: number;
        /** @constant */
        addOn?: true;
      }[];
      shipTo?: {
        country: string;
      };
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      shippingMinor?: number;
      /** @description Sum of `taxes` */
      taxMinor?: number;
      taxes?: {
        title: string;
        rateBasisPoints: number;
        /** @description Contained in the prices already */
        included: boolean;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        amountMinor: number;
      }[];
      /** @description Given on top of what all of it costs */
      extraMinor?: number;
      /** @example cmp_k4jq2m7dxw5ahzet */
      campaignId: string;
      /** @enum {string} */
      collection: 'save-card' | 'authorize' | 'charge-now' | 'held-by-partner';
      partner?: {
        id: string;
        reference: string;
      };
      holds: {
        counter: string;
        units: number;
      }[];
      version: number;
      verifyAfterMs?: number;
      payment?: {
        intentId: string;
        customerId: string;
        paymentMethodId: string;
        captureBeforeMs?: number;
      };
      failure?: {
        code: string;
        declineCode?: string;
        adviceCode?: string;
      };
      reason?: string;
      fee?: {
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        minor: number;
        currency: string;
      };
      chargedIntentId?: string;
      unpaidIntentId?: string;
      preparedIntentId?: string;
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      refundedMinor?: number;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      expiresAt: string;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      dueAt?: string;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      pastDueUntil?: string;
      attempt?: {
        purpose: string;
        number: number;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        startedAt: string;
      };
      money: {
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        takenMinor: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        refundedMinor: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        heldMinor: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        lostMinor: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        keptMinor: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        refundableMinor?: number;
      };
      refunds: {
        id: string;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        amountMinor: number;
        /** @enum {string} */
        reason:
          | 'requested_by_customer'
          | 'duplicate'
          | 'fraudulent'
          | 'product_not_made'
          | 'campaign_abandoned'
          | 'campaign_unfunded'
          | 'released';
        lines?: {
          rewardId: string;
          variantId?: string;
          quantity: number;
        }[];
        /** @enum {string} */
        state: 'requested' | 'pending' | 'succeeded' | 'failed' | 'elsewhere';
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        requestedAt: string;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        startedAt: string;
        attemptNumber: number;
        stripeRefundId?: string;
        detail?: string;
      }[];
      disputes: {
        id: string;
        /** @enum {string} */
        status:
          | 'warning_needs_response'
          | 'warning_under_review'
          | 'warning_closed'
          | 'needs_response'
          | 'under_review'
          | 'appeal_needs_response'
          | 'appeal_under_review'
          | 'won'
          | 'lost'
          | 'prevented';
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        amountMinor: number;
        reason: string;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        withdrawnMinor: number;
        fee?: {
          /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
          minor: number;
          currency: string;
        };
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        openedAt: string;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        evidenceDueAt?: string;
      }[];
      fraudWarnings: {
        id: string;
        kind: string;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        warnedAt: string;
      }[];
      history: {
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        at: string;
        /** @enum {string} */
        event:
          | 'PledgeCreated'
          | 'PledgePrepared'
          | 'PledgeChanged'
          | 'PledgeVerified'
          | 'PledgeConfirmed'
          | 'PledgeLapsed'
          | 'PledgeCancelled'
          | 'PledgeReleaseStarted'
          | 'PledgeAuthorizationReplaced'
          | 'PledgeCollectionStarted'
          | 'PledgeCollected'
          | 'PledgeReleased'
          | 'PledgeFraudWarned'
          | 'PledgeInquiryUpdated'
          | 'PledgeDisputed'
          | 'PledgePaymentFailed'
          | 'PledgeCollectionPending'
          | 'PledgeReminded'
          | 'PledgeWindowExtended'
          | 'PledgeRecoveryPrepared'
          | 'PledgeDropped'
          | 'PledgeRefundRequested'
          | 'PledgeRefundPending'
          | 'PledgeRefundCompleted'
          | 'PledgeRefundFailed'
          | 'PledgeRefundStarted'
          | 'PledgeRefunded'
          | 'PledgeDisputeUpdated'
          | 'PledgeDisputeWon'
          | 'PledgeDisputeLost';
      }[];
    };
    Evidence: {
      pledge: {
        /** @example plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca */
        id: string;
        backerId: string;
        /** @enum {string} */
        state:
          | 'pending'
          | 'confirmed'
          | 'collecting'
          | 'past_due'
          | 'releasing'
          | 'collected'
          | 'refunding'
          | 'refunded'
          | 'disputed'
          | 'won'
          | 'lost'
          | 'released'
          | 'cancelled'
          | 'lapsed'
          | 'dropped';
        rewardId?: string;
        quantity: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        amountMinor: number;
        /**
         * @description ISO 4217
         * @example EUR
         */
        currency: string;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        createdAt: string;
      };
      terms: {
        /** @example cmp_k4jq2m7dxw5ahzet */
        campaignId: string;
        title: string;
        goal:
          | {
              /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
              amountMinor: number;
            }
          | {
              units: number;
            }
          | {
              backers: number;
            };
        fundingModel: string;
        /** @enum {string} */
        collection: 'save-card' | 'authorize' | 'charge-now' | 'held-by-partner';
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        deadline: string;
        outcome?: string;
        reward?: {
          id: string;
          title: string;
          /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
          priceMinor: number;
          estimatedDelivery?: string;
        };
      };
      payment: {
        customerId?: string;
        paymentMethodId?: string;
        confirmedIntentId?: string;
        chargedIntentId?: string;
        chargeId?: string;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        chargedAt?: string;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        amountMinor?: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        refundedMinor?: number;
        statementDescriptor?: string;
        authentication?: string;
        cvcCheck?: string;
        addressCheck?: string;
        postalCodeCheck?: string;
        riskLevel?: string;
      };
      history: {
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        at: string;
        /** @enum {string} */
        event:
          | 'PledgeCreated'
          | 'PledgePrepared'
          | 'PledgeChanged'
          | 'PledgeVerified'
          | 'PledgeConfirmed'
          | 'PledgeLapsed'
          | 'PledgeCancelled'
          | 'PledgeReleaseStarted'
          | 'PledgeAuthorizationReplaced'
          | 'PledgeCollectionStarted'
          | 'PledgeCollected'
          | 'PledgeReleased'
          | 'PledgeFraudWarned'
          | 'PledgeInquiryUpdated'
          | 'PledgeDisputed'
          | 'PledgePaymentFailed'
          | 'PledgeCollectionPending'
          | 'PledgeReminded'
          | 'PledgeWindowExtended'
          | 'PledgeRecoveryPrepared'
          | 'PledgeDropped'
          | 'PledgeRefundRequested'
          | 'PledgeRefundPending'
          | 'PledgeRefundCompleted'
          | 'PledgeRefundFailed'
          | 'PledgeRefundStarted'
          | 'PledgeRefunded'
          | 'PledgeDisputeUpdated'
          | 'PledgeDisputeWon'
          | 'PledgeDisputeLost';
        text?: string;
      }[];
      notices: {
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        at: string;
        /** @enum {string} */
        about:
          | 'PledgeCreated'
          | 'PledgePrepared'
          | 'PledgeChanged'
          | 'PledgeVerified'
          | 'PledgeConfirmed'
          | 'PledgeLapsed'
          | 'PledgeCancelled'
          | 'PledgeReleaseStarted'
          | 'PledgeAuthorizationReplaced'
          | 'PledgeCollectionStarted'
          | 'PledgeCollected'
          | 'PledgeReleased'
          | 'PledgeFraudWarned'
          | 'PledgeInquiryUpdated'
          | 'PledgeDisputed'
          | 'PledgePaymentFailed'
          | 'PledgeCollectionPending'
          | 'PledgeReminded'
          | 'PledgeWindowExtended'
          | 'PledgeRecoveryPrepared'
          | 'PledgeDropped'
          | 'PledgeRefundRequested'
          | 'PledgeRefundPending'
          | 'PledgeRefundCompleted'
          | 'PledgeRefundFailed'
          | 'PledgeRefundStarted'
          | 'PledgeRefunded'
          | 'PledgeDisputeUpdated'
          | 'PledgeDisputeWon'
          | 'PledgeDisputeLost';
      }[];
      refunds: {
        id: string;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        amountMinor: number;
        /** @enum {string} */
        reason:
          | 'requested_by_customer'
          | 'duplicate'
          | 'fraudulent'
          | 'product_not_made'
          | 'campaign_abandoned'
          | 'campaign_unfunded'
          | 'released';
        lines?: {
          rewardId: string;
          variantId?: string;
          quantity: number;
        }[];
        /** @enum {string} */
        state: 'requested' | 'pending' | 'succeeded' | 'failed' | 'elsewhere';
        stripeRefundId?: string;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        requestedAt: string;
      }[];
      disputes: {
        id: string;
        /** @enum {string} */
        status:
          | 'warning_needs_response'
          | 'warning_under_review'
          | 'warning_closed'
          | 'needs_response'
          | 'under_review'
          | 'appeal_needs_response'
          | 'appeal_under_review'
          | 'won'
          | 'lost'
          | 'prevented';
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        amountMinor: number;
        reason: string;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        withdrawnMinor: number;
        fee?: {
          /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
          minor: number;
          currency: string;
        };
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        openedAt: string;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        evidenceDueAt?: string;
      }[];
      fraudWarnings: {
        id: string;
        kind: string;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        warnedAt: string;
      }[];
      productDescription: string;
      text: string;
    };
    SubmittedEvidence: {
      disputeId: string;
      /** @enum {string} */
      status:
        | 'warning_needs_response'
        | 'warning_under_review'
        | 'warning_closed'
        | 'needs_response'
        | 'under_review'
        | 'appeal_needs_response'
        | 'appeal_under_review'
        | 'won'
        | 'lost'
        | 'prevented';
      submitted: boolean;
    };
    Ledger: {
      /** @example cmp_k4jq2m7dxw5ahzet */
      campaignId: string;
      /** @description How many there are in all */
      entries: number;
      balances: {
        /** @enum {string} */
        account:
          | 'backers'
          | 'pledged'
          | 'released'
          | 'dropped'
          | 'stripe'
          | 'partners'
          | 'bank'
          | 'disputed'
          | 'payable'
          | 'refunds'
          | 'losses'
          | 'fees';
        currency: string;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        balanceMinor: number;
      }[];
      items: {
        number: number;
        /** @enum {string} */
        kind:
          | 'pledged'
          | 'released'
          | 'dropped'
          | 'collected'
          | 'collected_by_partner'
          | 'returned'
          | 'returned_elsewhere'
          | 'returned_by_bank'
          | 'set_aside'
          | 'refunded'
          | 'refunded_elsewhere'
          | 'withdrawn'
          | 'lost'
          | 'fee'
          | 'later_fee';
        pledgeId: string;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        amountMinor: number;
        currency: string;
        reference?: string;
        /** @enum {string} */
        debit:
          | 'backers'
          | 'pledged'
          | 'released'
          | 'dropped'
          | 'stripe'
          | 'partners'
          | 'bank'
          | 'disputed'
          | 'payable'
          | 'refunds'
          | 'losses'
          | 'fees';
        /** @enum {string} */
        credit:
          | 'backers'
          | 'pledged'
          | 'released'
          | 'dropped'
          | 'stripe'
          | 'partners'
          | 'bank'
          | 'disputed'
          | 'payable'
          | 'refunds'
          | 'losses'
          | 'fees';
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        at: string;
      }[];
      nextCursor?: string;
    };
    LedgerCheck: {
      /** Format: date */
      day: string;
      /** @constant */
      state: 'requested';
    };
    ReceivedPartnerWebhook: {
      webhookId: string;
      accepted: number;
      refused: number;
      items: {
        index: number;
        /** @enum {string} */
        status: 'accepted' | 'refused';
        /** @example plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca */
        pledgeId?: string;
        code?: string;
        detail?: string;
      }[];
    };
    PartnerWithSecret: {
      /** @example prt_k4jq2m7dxw5ahzet */
      id: string;
      name: string;
      /** @enum {string} */
      state: 'on' | 'off';
      campaignIds: string[];
      limits: {
        pledgesPerMinute: number;
        pledgesPerDay: number;
        quantityMax: number;
      };
      endpoint?: {
        url: string;
        /** @enum {string} */
        state: 'on' | 'off';
        /** @enum {string} */
        offReason?: 'by_operator' | 'failing' | 'gone';
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        offSince?: string;
      };
      /** @description Numbers of the secrets that are valid, newest first */
      secrets: {
        number: number;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        validUntil?: string;
      }[];
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      createdAt: string;
      version: number;
      /** @description `whsec_…`: signs in both directions; shown only here */
      secret: string;
    };
    PartnerPage: {
      items: components['schemas']['Partner'][];
      /** @description Missing on the last page */
      nextCursor?: string;
    };
    Partner: {
      /** @example prt_k4jq2m7dxw5ahzet */
      id: string;
      name: string;
      /** @enum {string} */
      state: 'on' | 'off';
      campaignIds: string[];
      limits: {
        pledgesPerMinute: number;
        pledgesPerDay: number;
        quantityMax: number;
      };
      endpoint?: {
        url: string;
        /** @enum {string} */
        state: 'on' | 'off';
        /** @enum {string} */
        offReason?: 'by_operator' | 'failing' | 'gone';
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        offSince?: string;
      };
      /** @description Numbers of the secrets that are valid, newest first */
      secrets: {
        number: number;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        validUntil?: string;
      }[];
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      createdAt: string;
      version: number;
    };
    DeliveryPage: {
      items: components['schemas']['Delivery'][];
      /** @description Missing on the last page */
      nextCursor?: string;
    };
    Delivery: {
      /** @description The `webhook-id` under which it is sent */
      id: string;
      /** @example plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca */
      pledgeId: string;
      type: string;
      sequence: number;
      /** @enum {string} */
      state: 'due' | 'delivered' | 'held' | 'failed';
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      occurredAt: string;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      nextTryAt?: string;
      /** @description The body, byte for byte */
      request: string;
      tries: {
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        at: string;
        tookMs: number;
        status?: number;
        error?: string;
        /** @description How the answer began */
        answer?: string;
      }[];
    };
    Replay: {
      /** @example prt_k4jq2m7dxw5ahzet */
      partnerId: string;
      deliveryId?: string;
      /** @constant */
      state: 'requested';
    };
    PartnerImport: {
      dryRun: boolean;
      rows: number;
      /** @description That are, or would be, made */
      created: number;
      /** @description That were made before */
      known: number;
      refused: number;
      items: {
        /** @description The line of the file; the header is line 1 */
        row: number;
        /** @enum {string} */
        status: 'created' | 'known' | 'refused';
        /** @example plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca */
        pledgeId?: string;
        code?: string;
        detail?: string;
      }[];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  listCampaigns: {
    parameters: {
      query: {
        state: 'upcoming' | 'live' | 'past';
        limit?: number;
        /** @description `nextCursor` of the page before */
        cursor?: string;
      };
      header?: {
        /** @description An `ETag` that was answered before */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of campaigns */
      200: {
        headers: {
          /** @description Of this very answer */
          ETag?: string;
          /** @description For how long anybody may keep it */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "cmp_k4jq2m7dxw5ahzet",
           *           "title": "A kettle that whistles in tune",
           *           "state": "live",
           *           "goal": {
           *             "amountMinor": 5000000
           *           },
           *           "currency": "EUR",
           *           "fundingModel": "all-or-nothing",
           *           "collection": "save-card",
           *           "successBasis": "pledged",
           *           "opensAt": "2026-10-01T09:00:00.000Z",
           *           "deadline": "2026-10-31T18:00:00.000Z",
           *           "rewards": [
           *             {
           *               "id": "early-bird",
           *               "title": "Early bird: one kettle",
           *               "priceMinor": 4900,
           *               "retailPriceMinor": 7900,
           *               "stock": 500,
           *               "remaining": 37,
           *               "estimatedDelivery": "2027-03-01"
           *             }
           *           ],
           *           "dunning": {
           *             "windowDays": 7,
           *             "triesMax": 4,
           *             "reminderDays": [
           *               2,
           *               4,
           *               6
           *             ],
           *             "retries": {
           *               "insufficient_funds": [
           *                 24,
           *                 72,
           *                 120
           *               ],
           *               "temporary": [
           *                 1,
           *                 6,
           *                 24
           *               ],
           *               "generic": [
           *                 24,
           *                 72
           *               ]
           *             }
           *           },
           *           "totals": {
           *             "pledgedMinor": 3420200,
           *             "pledges": 698,
           *             "backers": 698,
           *             "units": 702,
           *             "collectedMinor": 0,
           *             "refundedMinor": 0
           *           },
           *           "progress": 0.684,
           *           "createdAt": "2026-09-20T11:30:00.000Z"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['CampaignPage'];
        };
      };
      /** @description Nothing has changed */
      304: {
        headers: {
          /** @description Of this very answer */
          ETag?: string;
          /** @description For how long anybody may keep it */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `invalid_cursor`: The cursor does not belong to this list.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request' | 'invalid_cursor';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  createCampaign: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          title: string;
          goal:
            | {
                amountMinor: number;
              }
            | {
                units: number;
              }
            | {
                backers: number;
              };
          currency: string;
          /**
           * @default all-or-nothing
           * @enum {string}
           */
          fundingModel?: 'all-or-nothing' | 'keep-it-all';
          /**
           * @default save-card
           * @enum {string}
           */
          collection?: 'save-card' | 'authorize' | 'charge-now';
          /**
           * @default pledged
           * @enum {string}
           */
          successBasis?: 'pledged' | 'collected';
          /** Format: date-time */
          opensAt?: string;
          /** Format: date-time */
          deadline: string;
          rewards?: {
            id?: string;
            title: string;
            priceMinor: number;
            retailPriceMinor?: number;
            stock?: number;
            perBackerMax?: number;
            /** Format: date-time */
            opensAt?: string;
            /** Format: date-time */
            closesAt?: string;
            /** Format: date */
            estimatedDelivery?: string;
            /** @constant */
            kind?: 'add-on';
            variants?: {
              id: string;
              title: string;
              stock?: number;
              priceMinor?: number;
            }[];
            /** @description In place of the campaign's; empty: nothing is sent */
            shipping?: {
              /** @description Missing: wherever no other zone is */
              countries?: string[];
              costMinor: number;
              /** @description For each further piece in the parcel; missing: as much as for the first */
              additionalMinor?: number;
            }[];
            /** @description Shown and sold only to who has its code, or a pass that you make for it */
            secret?: {
              code?: string;
            };
          }[];
          verification?: {
            fromMinor: number;
          };
          dunning?: {
            windowDays?: number;
            triesMax?: number;
            reminderDays?: number[];
            retries?: {
              insufficient_funds?: number[];
              temporary?: number[];
              generic?: number[];
            };
          };
          shipping?: {
            /** @description Missing: wherever no other zone is */
            countries?: string[];
            costMinor: number;
            /** @description For each further piece in the parcel; missing: as much as for the first */
            additionalMinor?: number;
          }[];
          taxes?: {
            /**
             * @description ISO 3166-1 alpha-2
             * @example DE
             */
            country: string;
            title: string;
            /** @description 1900 is 19 % */
            rateBasisPoints: number;
            /** @description Whether the prices contain it already */
            included: boolean;
          }[];
          stretchGoals?: {
            title: string;
            at:
              | {
                  amountMinor: number;
                }
              | {
                  units: number;
                }
              | {
                  backers: number;
                };
          }[];
        };
      };
    };
    responses: {
      /** @description The draft */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "cmp_k4jq2m7dxw5ahzet",
           *       "title": "A kettle that whistles in tune",
           *       "state": "live",
           *       "goal": {
           *         "amountMinor": 5000000
           *       },
           *       "currency": "EUR",
           *       "fundingModel": "all-or-nothing",
           *       "collection": "save-card",
           *       "successBasis": "pledged",
           *       "opensAt": "2026-10-01T09:00:00.000Z",
           *       "deadline": "2026-10-31T18:00:00.000Z",
           *       "rewards": [
           *         {
           *           "id": "early-bird",
           *           "title": "Early bird: one kettle",
           *           "priceMinor": 4900,
           *           "retailPriceMinor": 7900,
           *           "stock": 500,
           *           "remaining": 37,
           *           "estimatedDelivery": "2027-03-01"
           *         }
           *       ],
           *       "dunning": {
           *         "windowDays": 7,
           *         "triesMax": 4,
           *         "reminderDays": [
           *           2,
           *           4,
           *           6
           *         ],
           *         "retries": {
           *           "insufficient_funds": [
           *             24,
           *             72,
           *             120
           *           ],
           *           "temporary": [
           *             1,
           *             6,
           *             24
           *           ],
           *           "generic": [
           *             24,
           *             72
           *           ]
           *         }
           *       },
           *       "totals": {
           *         "pledgedMinor": 3420200,
           *         "pledges": 698,
           *         "backers": 698,
           *         "units": 702,
           *         "collectedMinor": 0,
           *         "refundedMinor": 0
           *       },
           *       "progress": 0.684,
           *       "createdAt": "2026-09-20T11:30:00.000Z"
           *     }
           */
          'application/json': components['schemas']['Campaign'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       *     - `idempotency_key_missing`: Send an `Idempotency-Key`.
       *     - `idempotency_key_invalid`: An `Idempotency-Key` has 1 to 255 visible ASCII characters.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?:
              | 'invalid_request'
              | 'malformed_json'
              | 'idempotency_key_missing'
              | 'idempotency_key_invalid';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `insufficient_scope`: The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /**
       * @description - `idempotency_key_reused`: This `Idempotency-Key` came with another body before.
       *     - `unsupported_currency`: The currency cannot be charged.
       *     - `deadline_in_the_past`: The deadline has passed.
       *     - `deadline_too_far`: The deadline is too far ahead.
       *     - `deadline_before_opening`: The campaign would end before it opens.
       *     - `deadline_beyond_authorization`: An authorisation would lapse before the deadline.
       *     - `reward_ids_repeated`: Two rewards have the same id.
       *     - `reward_window_invalid`: A reward closes before it opens.
       *     - `goal_without_rewards`: A goal in units needs a reward.
       *     - `amount_too_small`: Less than can be charged in this currency.
       *     - `amount_too_large`: More than can be charged in this currency.
       *     - `amount_not_representable`: The currency has no such amount.
       *     - `add_on_alone`: An add-on is sold only beside a reward that is none.
       *     - `variant_ids_repeated`: Two variants of a reward have the same id.
       *     - `variant_stock_ambiguous`: Reward and variants have a stock: only one of them may.
       *     - `shipping_zones_overlap`: A country is in two shipping zones.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?:
              | 'idempotency_key_reused'
              | 'unsupported_currency'
              | 'deadline_in_the_past'
              | 'deadline_too_far'
              | 'deadline_before_opening'
              | 'deadline_beyond_authorization'
              | 'reward_ids_repeated'
              | 'reward_window_invalid'
              | 'goal_without_rewards'
              | 'amount_too_small'
              | 'amount_too_large'
              | 'amount_not_representable'
              | 'add_on_alone'
              | 'variant_ids_repeated'
              | 'variant_stock_ambiguous'
              | 'shipping_zones_overlap';
          };
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  readCampaign: {
    parameters: {
      query?: never;
      header?: {
        /** @description An `ETag` that was answered before */
        'If-None-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The campaign */
      200: {
        headers: {
          /** @description Of this very answer */
          ETag?: string;
          /** @description For how long anybody may keep it */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "cmp_k4jq2m7dxw5ahzet",
           *       "title": "A kettle that whistles in tune",
           *       "state": "live",
           *       "goal": {
           *         "amountMinor": 5000000
           *       },
           *       "currency": "EUR",
           *       "fundingModel": "all-or-nothing",
           *       "collection": "save-card",
           *       "successBasis": "pledged",
           *       "opensAt": "2026-10-01T09:00:00.000Z",
           *       "deadline": "2026-10-31T18:00:00.000Z",
           *       "rewards": [
           *         {
           *           "id": "early-bird",
           *           "title": "Early bird: one kettle",
           *           "priceMinor": 4900,
           *           "retailPriceMinor": 7900,
           *           "stock": 500,
           *           "remaining": 37,
           *           "estimatedDelivery": "2027-03-01"
           *         }
           *       ],
           *       "dunning": {
           *         "windowDays": 7,
           *         "triesMax": 4,
           *         "reminderDays": [
           *           2,
           *           4,
           *           6
           *         ],
           *         "retries": {
           *           "insufficient_funds": [
           *             24,
           *             72,
           *             120
           *           ],
           *           "temporary": [
           *             1,
           *             6,
           *             24
           *           ],
           *           "generic": [
           *             24,
           *             72
           *           ]
           *         }
           *       },
           *       "totals": {
           *         "pledgedMinor": 3420200,
           *         "pledges": 698,
           *         "backers": 698,
           *         "units": 702,
           *         "collectedMinor": 0,
           *         "refundedMinor": 0
           *       },
           *       "progress": 0.684,
           *       "createdAt": "2026-09-20T11:30:00.000Z"
           *     }
           */
          'application/json': components['schemas']['Campaign'];
        };
      };
      /** @description Nothing has changed */
      304: {
        headers: {
          /** @description Of this very answer */
          ETag?: string;
          /** @description For how long anybody may keep it */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description - `invalid_request`: Path, query or body do not fit; `errors` says where. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  editCampaign: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          title?: string;
          goal?:
            | {
                amountMinor: number;
              }
            | {
                units: number;
              }
            | {
                backers: number;
              };
          currency?: string;
          /** @enum {string} */
          fundingModel?: 'all-or-nothing' | 'keep-it-all';
          /** @enum {string} */
          collection?: 'save-card' | 'authorize' | 'charge-now';
          /** @enum {string} */
          successBasis?: 'pledged' | 'collected';
          /** Format: date-time */
          opensAt?: string;
          /** Format: date-time */
          deadline?: string;
          rewards?: {
            id?: string;
            title: string;
            priceMinor: number;
            retailPriceMinor?: number;
            stock?: number;
            perBackerMax?: number;
            /** Format: date-time */
            opensAt?: string;
            /** Format: date-time */
            closesAt?: string;
            /** Format: date */
            estimatedDelivery?: string;
            /** @constant */
            kind?: 'add-on';
            variants?: {
              id: string;
              title: string;
              stock?: number;
              priceMinor?: number;
            }[];
            /** @description In place of the campaign's; empty: nothing is sent */
            shipping?: {
              /** @description Missing: wherever no other zone is */
              countries?: string[];
              costMinor: number;
              /** @description For each further piece in the parcel; missing: as much as for the first */
              additionalMinor?: number;
            }[];
            /** @description Shown and sold only to who has its code, or a pass that you make for it */
            secret?: {
              code?: string;
            };
          }[];
          verification?: {
            fromMinor: number;
          };
          dunning?: {
            windowDays?: number;
            triesMax?: number;
            reminderDays?: number[];
            retries?: {
              insufficient_funds?: number[];
              temporary?: number[];
              generic?: number[];
            };
          };
          shipping?: {
            /** @description Missing: wherever no other zone is */
            countries?: string[];
            costMinor: number;
            /** @description For each further piece in the parcel; missing: as much as for the first */
            additionalMinor?: number;
          }[];
          taxes?: {
            /**
             * @description ISO 3166-1 alpha-2
             * @example DE
             */
            country: string;
            title: string;
            /** @description 1900 is 19 % */
            rateBasisPoints: number;
            /** @description Whether the prices contain it already */
            included: boolean;
          }[];
          stretchGoals?: {
            title: string;
            at:
              | {
                  amountMinor: number;
                }
              | {
                  units: number;
                }
              | {
                  backers: number;
                };
          }[];
        };
      };
    };
    responses: {
      /** @description The campaign */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "cmp_k4jq2m7dxw5ahzet",
           *       "title": "A kettle that whistles in tune",
           *       "state": "live",
           *       "goal": {
           *         "amountMinor": 5000000
           *       },
           *       "currency": "EUR",
           *       "fundingModel": "all-or-nothing",
           *       "collection": "save-card",
           *       "successBasis": "pledged",
           *       "opensAt": "2026-10-01T09:00:00.000Z",
           *       "deadline": "2026-10-31T18:00:00.000Z",
           *       "rewards": [
           *         {
           *           "id": "early-bird",
           *           "title": "Early bird: one kettle",
           *           "priceMinor": 4900,
           *           "retailPriceMinor": 7900,
           *           "stock": 500,
           *           "remaining": 37,
           *           "estimatedDelivery": "2027-03-01"
           *         }
           *       ],
           *       "dunning": {
           *         "windowDays": 7,
           *         "triesMax": 4,
           *         "reminderDays": [
           *           2,
           *           4,
           *           6
           *         ],
           *         "retries": {
           *           "insufficient_funds": [
           *             24,
           *             72,
           *             120
           *           ],
           *           "temporary": [
           *             1,
           *             6,
           *             24
           *           ],
           *           "generic": [
           *             24,
           *             72
           *           ]
           *         }
           *       },
           *       "totals": {
           *         "pledgedMinor": 3420200,
           *         "pledges": 698,
           *         "backers": 698,
           *         "units": 702,
           *         "collectedMinor": 0,
           *         "refundedMinor": 0
           *       },
           *       "progress": 0.684,
           *       "createdAt": "2026-09-20T11:30:00.000Z"
           *     }
           */
          'application/json': components['schemas']['Campaign'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request' | 'malformed_json';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /**
       * @description - `insufficient_scope`: The token lacks the scope.
       *     - `forbidden`: It exists, and you may not do this to it.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope' | 'forbidden';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /**
       * @description - `campaign_closed`: The deadline has passed.
       *     - `campaign_state`: The campaign is not in a state that allows this.
       *     - `locked_after_publishing`: What was published is a promise: only the title may be changed.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'campaign_closed' | 'campaign_state' | 'locked_after_publishing';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /**
       * @description - `unsupported_currency`: The currency cannot be charged.
       *     - `deadline_in_the_past`: The deadline has passed.
       *     - `deadline_too_far`: The deadline is too far ahead.
       *     - `deadline_before_opening`: The campaign would end before it opens.
       *     - `deadline_beyond_authorization`: An authorisation would lapse before the deadline.
       *     - `reward_ids_repeated`: Two rewards have the same id.
       *     - `reward_window_invalid`: A reward closes before it opens.
       *     - `goal_without_rewards`: A goal in units needs a reward.
       *     - `amount_too_small`: Less than can be charged in this currency.
       *     - `amount_too_large`: More than can be charged in this currency.
       *     - `amount_not_representable`: The currency has no such amount.
       *     - `add_on_alone`: An add-on is sold only beside a reward that is none.
       *     - `variant_ids_repeated`: Two variants of a reward have the same id.
       *     - `variant_stock_ambiguous`: Reward and variants have a stock: only one of them may.
       *     - `shipping_zones_overlap`: A country is in two shipping zones.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?:
              | 'unsupported_currency'
              | 'deadline_in_the_past'
              | 'deadline_too_far'
              | 'deadline_before_opening'
              | 'deadline_beyond_authorization'
              | 'reward_ids_repeated'
              | 'reward_window_invalid'
              | 'goal_without_rewards'
              | 'amount_too_small'
              | 'amount_too_large'
              | 'amount_not_representable'
              | 'add_on_alone'
              | 'variant_ids_repeated'
              | 'variant_stock_ambiguous'
              | 'shipping_zones_overlap';
          };
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  publishCampaign: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description The campaign */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "cmp_k4jq2m7dxw5ahzet",
           *       "title": "A kettle that whistles in tune",
           *       "state": "live",
           *       "goal": {
           *         "amountMinor": 5000000
           *       },
           *       "currency": "EUR",
           *       "fundingModel": "all-or-nothing",
           *       "collection": "save-card",
           *       "successBasis": "pledged",
           *       "opensAt": "2026-10-01T09:00:00.000Z",
           *       "deadline": "2026-10-31T18:00:00.000Z",
           *       "rewards": [
           *         {
           *           "id": "early-bird",
           *           "title": "Early bird: one kettle",
           *           "priceMinor": 4900,
           *           "retailPriceMinor": 7900,
           *           "stock": 500,
           *           "remaining": 37,
           *           "estimatedDelivery": "2027-03-01"
           *         }
           *       ],
           *       "dunning": {
           *         "windowDays": 7,
           *         "triesMax": 4,
           *         "reminderDays": [
           *           2,
           *           4,
           *           6
           *         ],
           *         "retries": {
           *           "insufficient_funds": [
           *             24,
           *             72,
           *             120
           *           ],
           *           "temporary": [
           *             1,
           *             6,
           *             24
           *           ],
           *           "generic": [
           *             24,
           *             72
           *           ]
           *         }
           *       },
           *       "totals": {
           *         "pledgedMinor": 3420200,
           *         "pledges": 698,
           *         "backers": 698,
           *         "units": 702,
           *         "collectedMinor": 0,
           *         "refundedMinor": 0
           *       },
           *       "progress": 0.684,
           *       "createdAt": "2026-09-20T11:30:00.000Z"
           *     }
           */
          'application/json': components['schemas']['Campaign'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       *     - `idempotency_key_missing`: Send an `Idempotency-Key`.
       *     - `idempotency_key_invalid`: An `Idempotency-Key` has 1 to 255 visible ASCII characters.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?:
              | 'invalid_request'
              | 'malformed_json'
              | 'idempotency_key_missing'
              | 'idempotency_key_invalid';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /**
       * @description - `insufficient_scope`: The token lacks the scope.
       *     - `forbidden`: It exists, and you may not do this to it.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope' | 'forbidden';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `campaign_state`: The campaign is not in a state that allows this. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'campaign_state';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /**
       * @description - `unsupported_currency`: The currency cannot be charged.
       *     - `deadline_in_the_past`: The deadline has passed.
       *     - `deadline_too_far`: The deadline is too far ahead.
       *     - `deadline_before_opening`: The campaign would end before it opens.
       *     - `deadline_beyond_authorization`: An authorisation would lapse before the deadline.
       *     - `reward_ids_repeated`: Two rewards have the same id.
       *     - `reward_window_invalid`: A reward closes before it opens.
       *     - `goal_without_rewards`: A goal in units needs a reward.
       *     - `amount_too_small`: Less than can be charged in this currency.
       *     - `amount_too_large`: More than can be charged in this currency.
       *     - `amount_not_representable`: The currency has no such amount.
       *     - `add_on_alone`: An add-on is sold only beside a reward that is none.
       *     - `variant_ids_repeated`: Two variants of a reward have the same id.
       *     - `variant_stock_ambiguous`: Reward and variants have a stock: only one of them may.
       *     - `shipping_zones_overlap`: A country is in two shipping zones.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?:
              | 'unsupported_currency'
              | 'deadline_in_the_past'
              | 'deadline_too_far'
              | 'deadline_before_opening'
              | 'deadline_beyond_authorization'
              | 'reward_ids_repeated'
              | 'reward_window_invalid'
              | 'goal_without_rewards'
              | 'amount_too_small'
              | 'amount_too_large'
              | 'amount_not_representable'
              | 'add_on_alone'
              | 'variant_ids_repeated'
              | 'variant_stock_ambiguous'
              | 'shipping_zones_overlap';
          };
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  cancelCampaign: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description The campaign */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "cmp_k4jq2m7dxw5ahzet",
           *       "title": "A kettle that whistles in tune",
           *       "state": "live",
           *       "goal": {
           *         "amountMinor": 5000000
           *       },
           *       "currency": "EUR",
           *       "fundingModel": "all-or-nothing",
           *       "collection": "save-card",
           *       "successBasis": "pledged",
           *       "opensAt": "2026-10-01T09:00:00.000Z",
           *       "deadline": "2026-10-31T18:00:00.000Z",
           *       "rewards": [
           *         {
           *           "id": "early-bird",
           *           "title": "Early bird: one kettle",
           *           "priceMinor": 4900,
           *           "retailPriceMinor": 7900,
           *           "stock": 500,
           *           "remaining": 37,
           *           "estimatedDelivery": "2027-03-01"
           *         }
           *       ],
           *       "dunning": {
           *         "windowDays": 7,
           *         "triesMax": 4,
           *         "reminderDays": [
           *           2,
           *           4,
           *           6
           *         ],
           *         "retries": {
           *           "insufficient_funds": [
           *             24,
           *             72,
           *             120
           *           ],
           *           "temporary": [
           *             1,
           *             6,
           *             24
           *           ],
           *           "generic": [
           *             24,
           *             72
           *           ]
           *         }
           *       },
           *       "totals": {
           *         "pledgedMinor": 3420200,
           *         "pledges": 698,
           *         "backers": 698,
           *         "units": 702,
           *         "collectedMinor": 0,
           *         "refundedMinor": 0
           *       },
           *       "progress": 0.684,
           *       "createdAt": "2026-09-20T11:30:00.000Z"
           *     }
           */
          'application/json': components['schemas']['Campaign'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       *     - `idempotency_key_missing`: Send an `Idempotency-Key`.
       *     - `idempotency_key_invalid`: An `Idempotency-Key` has 1 to 255 visible ASCII characters.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?:
              | 'invalid_request'
              | 'malformed_json'
              | 'idempotency_key_missing'
              | 'idempotency_key_invalid';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /**
       * @description - `insufficient_scope`: The token lacks the scope.
       *     - `forbidden`: It exists, and you may not do this to it.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope' | 'forbidden';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /**
       * @description - `campaign_closed`: The deadline has passed.
       *     - `campaign_state`: The campaign is not in a state that allows this.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'campaign_closed' | 'campaign_state';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  abandonCampaign: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description The campaign */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "cmp_k4jq2m7dxw5ahzet",
           *       "title": "A kettle that whistles in tune",
           *       "state": "live",
           *       "goal": {
           *         "amountMinor": 5000000
           *       },
           *       "currency": "EUR",
           *       "fundingModel": "all-or-nothing",
           *       "collection": "save-card",
           *       "successBasis": "pledged",
           *       "opensAt": "2026-10-01T09:00:00.000Z",
           *       "deadline": "2026-10-31T18:00:00.000Z",
           *       "rewards": [
           *         {
           *           "id": "early-bird",
           *           "title": "Early bird: one kettle",
           *           "priceMinor": 4900,
           *           "retailPriceMinor": 7900,
           *           "stock": 500,
           *           "remaining": 37,
           *           "estimatedDelivery": "2027-03-01"
           *         }
           *       ],
           *       "dunning": {
           *         "windowDays": 7,
           *         "triesMax": 4,
           *         "reminderDays": [
           *           2,
           *           4,
           *           6
           *         ],
           *         "retries": {
           *           "insufficient_funds": [
           *             24,
           *             72,
           *             120
           *           ],
           *           "temporary": [
           *             1,
           *             6,
           *             24
           *           ],
           *           "generic": [
           *             24,
           *             72
           *           ]
           *         }
           *       },
           *       "totals": {
           *         "pledgedMinor": 3420200,
           *         "pledges": 698,
           *         "backers": 698,
           *         "units": 702,
           *         "collectedMinor": 0,
           *         "refundedMinor": 0
           *       },
           *       "progress": 0.684,
           *       "createdAt": "2026-09-20T11:30:00.000Z"
           *     }
           */
          'application/json': components['schemas']['Campaign'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       *     - `idempotency_key_missing`: Send an `Idempotency-Key`.
       *     - `idempotency_key_invalid`: An `Idempotency-Key` has 1 to 255 visible ASCII characters.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?:
              | 'invalid_request'
              | 'malformed_json'
              | 'idempotency_key_missing'
              | 'idempotency_key_invalid';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `forbidden`: It exists, and you may not do this to it. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'forbidden';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `campaign_state`: The campaign is not in a state that allows this. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'campaign_state';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  expressInterest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description That you are */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "interested": true
           *     }
           */
          'application/json': components['schemas']['Interest'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request' | 'malformed_json';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /**
       * @description - `campaign_cancelled`: The campaign was cancelled.
       *     - `campaign_open_already`: The campaign has opened: nobody has to wait for it any more.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'campaign_cancelled' | 'campaign_open_already';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  withdrawInterest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description That you are not */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "interested": false
           *     }
           */
          'application/json': components['schemas']['Interest'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request' | 'malformed_json';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  makePasses: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          rewardId: string;
          count: number;
        };
      };
    };
    responses: {
      /** @description The passes */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "rewardId": "for-friends",
           *       "passes": [
           *         "pass_for-friends_q3Vb0cXo1JmZ8yQ2nLr5TtKp"
           *       ]
           *     }
           */
          'application/json': components['schemas']['Passes'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       *     - `idempotency_key_missing`: Send an `Idempotency-Key`.
       *     - `idempotency_key_invalid`: An `Idempotency-Key` has 1 to 255 visible ASCII characters.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?:
              | 'invalid_request'
              | 'malformed_json'
              | 'idempotency_key_missing'
              | 'idempotency_key_invalid';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /**
       * @description - `insufficient_scope`: The token lacks the scope.
       *     - `forbidden`: It exists, and you may not do this to it.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope' | 'forbidden';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /**
       * @description - `idempotency_key_reused`: This `Idempotency-Key` came with another body before.
       *     - `reward_not_found`: The campaign has no such reward.
       *     - `passes_need_secret_reward`: Passes are made for secret rewards.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'idempotency_key_reused' | 'reward_not_found' | 'passes_need_secret_reward';
          };
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  openSecretRewards: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          code: string;
        };
      };
    };
    responses: {
      /** @description The rewards */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "for-friends",
           *           "title": "For friends",
           *           "priceMinor": 3900,
           *           "secret": true
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['OpenedRewards'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request' | 'malformed_json';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /**
       * @description - `campaign_not_open`: The campaign has not opened yet.
       *     - `campaign_closed`: The deadline has passed.
       *     - `campaign_cancelled`: The campaign was cancelled.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'campaign_not_open' | 'campaign_closed' | 'campaign_cancelled';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `reward_not_found`: The campaign has no such reward. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'reward_not_found';
          };
        };
      };
      /** @description - `too_many_attempts`: Too many pledges or refused cards; `Retry-After` says how long to wait. */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 429;
            /** @enum {unknown} */
            code?: 'too_many_attempts';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  listCampaignPledges: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of pledges */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SettlementLinePage'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `invalid_cursor`: The cursor does not belong to this list.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request' | 'invalid_cursor';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /**
       * @description - `insufficient_scope`: The token lacks the scope.
       *     - `forbidden`: It exists, and you may not do this to it.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope' | 'forbidden';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  acceptPledge: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          rewardId?: string;
          quantity?: number;
          /** @description In place of `rewardId` and `quantity`; each thing in one line */
          lines?: {
            rewardId: string;
            variantId?: string;
            quantity: number;
          }[];
          /** @description All that is to be collected; missing: what everything costs */
          amountMinor?: number;
          shipTo?: {
            /**
             * @description ISO 3166-1 alpha-2
             * @example DE
             */
            country: string;
          };
          /** @description Opens a secret reward: its code, or a pass */
          code?: string;
        };
      };
    };
    responses: {
      /** @description The pledge */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca",
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "state": "pending",
           *       "rewardId": "early-bird",
           *       "quantity": 1,
           *       "lines": [
           *         {
           *           "rewardId": "early-bird",
           *           "quantity": 1,
           *           "priceMinor": 4900
           *         }
           *       ],
           *       "amountMinor": 4900,
           *       "currency": "EUR",
           *       "createdAt": "2026-10-02T10:15:00.000Z",
           *       "expiresAt": "2026-10-02T10:30:00.000Z",
           *       "payment": {
           *         "status": "requires_confirmation",
           *         "clientSecret": "seti_1Q2w3E_secret_4R5t6Y"
           *       },
           *       "history": [
           *         {
           *           "at": "2026-10-02T10:15:00.000Z",
           *           "event": "PledgeCreated",
           *           "text": "You pledged."
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Pledge'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       *     - `idempotency_key_missing`: Send an `Idempotency-Key`.
       *     - `idempotency_key_invalid`: An `Idempotency-Key` has 1 to 255 visible ASCII characters.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?:
              | 'invalid_request'
              | 'malformed_json'
              | 'idempotency_key_missing'
              | 'idempotency_key_invalid';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /**
       * @description - `campaign_not_open`: The campaign has not opened yet.
       *     - `campaign_closed`: The deadline has passed.
       *     - `campaign_cancelled`: The campaign was cancelled.
       *     - `reward_not_open`: The reward is not available yet.
       *     - `reward_closed`: The reward is no longer available.
       *     - `sold_out`: Not enough pieces are left.
       *     - `per_backer_limit`: More than one backer may take.
       *     - `pass_not_valid`: This pass is none, or was used already.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?:
              | 'campaign_not_open'
              | 'campaign_closed'
              | 'campaign_cancelled'
              | 'reward_not_open'
              | 'reward_closed'
              | 'sold_out'
              | 'per_backer_limit'
              | 'pass_not_valid';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /**
       * @description - `idempotency_key_reused`: This `Idempotency-Key` came with another body before.
       *     - `amount_required`: Without a reward, name an amount.
       *     - `amount_below_price`: Less than the reward costs.
       *     - `quantity_without_reward`: A quantity needs a reward.
       *     - `amount_too_small`: Less than can be charged in this currency.
       *     - `amount_too_large`: More than can be charged in this currency.
       *     - `amount_not_representable`: The currency has no such amount.
       *     - `reward_not_found`: The campaign has no such reward.
       *     - `line_repeated`: Two lines name the same reward and variant.
       *     - `order_too_large`: So many pieces of so many things do not fit in one pledge.
       *     - `add_on_alone`: An add-on is sold only beside a reward that is none.
       *     - `variant_required`: The reward comes in variants, and none was chosen.
       *     - `variant_not_found`: The reward has no such variant.
       *     - `ship_to_required`: The rewards are sent or taxed by country, and none was named.
       *     - `ship_to_without_reward`: Support without a reward is sent nowhere.
       *     - `country_not_shipped`: One of the rewards is not sent to this country.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?:
              | 'idempotency_key_reused'
              | 'amount_required'
              | 'amount_below_price'
              | 'quantity_without_reward'
              | 'amount_too_small'
              | 'amount_too_large'
              | 'amount_not_representable'
              | 'reward_not_found'
              | 'line_repeated'
              | 'order_too_large'
              | 'add_on_alone'
              | 'variant_required'
              | 'variant_not_found'
              | 'ship_to_required'
              | 'ship_to_without_reward'
              | 'country_not_shipped';
          };
        };
      };
      /** @description - `too_many_attempts`: Too many pledges or refused cards; `Retry-After` says how long to wait. */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 429;
            /** @enum {unknown} */
            code?: 'too_many_attempts';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  readPledge: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The pledge */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca",
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "state": "pending",
           *       "rewardId": "early-bird",
           *       "quantity": 1,
           *       "lines": [
           *         {
           *           "rewardId": "early-bird",
           *           "quantity": 1,
           *           "priceMinor": 4900
           *         }
           *       ],
           *       "amountMinor": 4900,
           *       "currency": "EUR",
           *       "createdAt": "2026-10-02T10:15:00.000Z",
           *       "expiresAt": "2026-10-02T10:30:00.000Z",
           *       "payment": {
           *         "status": "requires_confirmation",
           *         "clientSecret": "seti_1Q2w3E_secret_4R5t6Y"
           *       },
           *       "history": [
           *         {
           *           "at": "2026-10-02T10:15:00.000Z",
           *           "event": "PledgeCreated",
           *           "text": "You pledged."
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Pledge'];
        };
      };
      /** @description - `invalid_request`: Path, query or body do not fit; `errors` says where. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  changePledge: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          rewardId?: string;
          quantity?: number;
          /** @description In place of `rewardId` and `quantity`; each thing in one line */
          lines?: {
            rewardId: string;
            variantId?: string;
            quantity: number;
          }[];
          /** @description All that is to be collected; missing: what everything costs */
          amountMinor?: number;
          shipTo?: {
            /**
             * @description ISO 3166-1 alpha-2
             * @example DE
             */
            country: string;
          };
          /** @description Opens a secret reward: its code, or a pass */
          code?: string;
        };
      };
    };
    responses: {
      /** @description The pledge */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca",
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "state": "confirmed",
           *       "rewardId": "early-bird",
           *       "quantity": 1,
           *       "lines": [
           *         {
           *           "rewardId": "early-bird",
           *           "quantity": 1,
           *           "priceMinor": 4900
           *         }
           *       ],
           *       "amountMinor": 4900,
           *       "currency": "EUR",
           *       "createdAt": "2026-10-02T10:15:00.000Z",
           *       "payment": {
           *         "status": "card_saved"
           *       },
           *       "history": [
           *         {
           *           "at": "2026-10-02T10:15:00.000Z",
           *           "event": "PledgeCreated",
           *           "text": "You pledged."
           *         },
           *         {
           *           "at": "2026-10-02T10:16:12.000Z",
           *           "event": "PledgeConfirmed",
           *           "text": "Your payment details were confirmed."
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Pledge'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request' | 'malformed_json';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /**
       * @description - `pledge_state`: The pledge is not in a state that allows this.
       *     - `change_needs_new_payment`: The card is authorised or charged for a fixed amount.
       *     - `too_many_changes`: The pledge was changed too often.
       *     - `campaign_not_open`: The campaign has not opened yet.
       *     - `campaign_closed`: The deadline has passed.
       *     - `campaign_cancelled`: The campaign was cancelled.
       *     - `reward_not_open`: The reward is not available yet.
       *     - `reward_closed`: The reward is no longer available.
       *     - `sold_out`: Not enough pieces are left.
       *     - `per_backer_limit`: More than one backer may take.
       *     - `pass_not_valid`: This pass is none, or was used already.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?:
              | 'pledge_state'
              | 'change_needs_new_payment'
              | 'too_many_changes'
              | 'campaign_not_open'
              | 'campaign_closed'
              | 'campaign_cancelled'
              | 'reward_not_open'
              | 'reward_closed'
              | 'sold_out'
              | 'per_backer_limit'
              | 'pass_not_valid';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /**
       * @description - `amount_required`: Without a reward, name an amount.
       *     - `amount_below_price`: Less than the reward costs.
       *     - `quantity_without_reward`: A quantity needs a reward.
       *     - `amount_too_small`: Less than can be charged in this currency.
       *     - `amount_too_large`: More than can be charged in this currency.
       *     - `amount_not_representable`: The currency has no such amount.
       *     - `reward_not_found`: The campaign has no such reward.
       *     - `line_repeated`: Two lines name the same reward and variant.
       *     - `order_too_large`: So many pieces of so many things do not fit in one pledge.
       *     - `add_on_alone`: An add-on is sold only beside a reward that is none.
       *     - `variant_required`: The reward comes in variants, and none was chosen.
       *     - `variant_not_found`: The reward has no such variant.
       *     - `ship_to_required`: The rewards are sent or taxed by country, and none was named.
       *     - `ship_to_without_reward`: Support without a reward is sent nowhere.
       *     - `country_not_shipped`: One of the rewards is not sent to this country.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?:
              | 'amount_required'
              | 'amount_below_price'
              | 'quantity_without_reward'
              | 'amount_too_small'
              | 'amount_too_large'
              | 'amount_not_representable'
              | 'reward_not_found'
              | 'line_repeated'
              | 'order_too_large'
              | 'add_on_alone'
              | 'variant_required'
              | 'variant_not_found'
              | 'ship_to_required'
              | 'ship_to_without_reward'
              | 'country_not_shipped';
          };
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  confirmPledge: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          intentId?: string;
        };
      };
    };
    responses: {
      /** @description The pledge */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca",
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "state": "confirmed",
           *       "rewardId": "early-bird",
           *       "quantity": 1,
           *       "lines": [
           *         {
           *           "rewardId": "early-bird",
           *           "quantity": 1,
           *           "priceMinor": 4900
           *         }
           *       ],
           *       "amountMinor": 4900,
           *       "currency": "EUR",
           *       "createdAt": "2026-10-02T10:15:00.000Z",
           *       "payment": {
           *         "status": "card_saved"
           *       },
           *       "history": [
           *         {
           *           "at": "2026-10-02T10:15:00.000Z",
           *           "event": "PledgeCreated",
           *           "text": "You pledged."
           *         },
           *         {
           *           "at": "2026-10-02T10:16:12.000Z",
           *           "event": "PledgeConfirmed",
           *           "text": "Your payment details were confirmed."
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Pledge'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       *     - `idempotency_key_missing`: Send an `Idempotency-Key`.
       *     - `idempotency_key_invalid`: An `Idempotency-Key` has 1 to 255 visible ASCII characters.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?:
              | 'invalid_request'
              | 'malformed_json'
              | 'idempotency_key_missing'
              | 'idempotency_key_invalid';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `payment_declined`: The card was declined. */
      402: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 402;
            /** @enum {unknown} */
            code?: 'payment_declined';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /**
       * @description - `pledge_state`: The pledge is not in a state that allows this.
       *     - `payment_not_ready`: The payment is not set up: confirm it with Stripe.js first.
       *     - `campaign_not_open`: The campaign has not opened yet.
       *     - `campaign_closed`: The deadline has passed.
       *     - `campaign_cancelled`: The campaign was cancelled.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?:
              | 'pledge_state'
              | 'payment_not_ready'
              | 'campaign_not_open'
              | 'campaign_closed'
              | 'campaign_cancelled';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  cancelPledge: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description The pledge */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca",
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "state": "confirmed",
           *       "rewardId": "early-bird",
           *       "quantity": 1,
           *       "lines": [
           *         {
           *           "rewardId": "early-bird",
           *           "quantity": 1,
           *           "priceMinor": 4900
           *         }
           *       ],
           *       "amountMinor": 4900,
           *       "currency": "EUR",
           *       "createdAt": "2026-10-02T10:15:00.000Z",
           *       "payment": {
           *         "status": "card_saved"
           *       },
           *       "history": [
           *         {
           *           "at": "2026-10-02T10:15:00.000Z",
           *           "event": "PledgeCreated",
           *           "text": "You pledged."
           *         },
           *         {
           *           "at": "2026-10-02T10:16:12.000Z",
           *           "event": "PledgeConfirmed",
           *           "text": "Your payment details were confirmed."
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Pledge'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       *     - `idempotency_key_missing`: Send an `Idempotency-Key`.
       *     - `idempotency_key_invalid`: An `Idempotency-Key` has 1 to 255 visible ASCII characters.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?:
              | 'invalid_request'
              | 'malformed_json'
              | 'idempotency_key_missing'
              | 'idempotency_key_invalid';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /**
       * @description - `pledge_state`: The pledge is not in a state that allows this.
       *     - `campaign_not_open`: The campaign has not opened yet.
       *     - `campaign_closed`: The deadline has passed.
       *     - `campaign_cancelled`: The campaign was cancelled.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'pledge_state' | 'campaign_not_open' | 'campaign_closed' | 'campaign_cancelled';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  renewPaymentMethod: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          linkToken?: string;
        };
      };
    };
    responses: {
      /** @description The pledge */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca",
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "state": "pending",
           *       "rewardId": "early-bird",
           *       "quantity": 1,
           *       "lines": [
           *         {
           *           "rewardId": "early-bird",
           *           "quantity": 1,
           *           "priceMinor": 4900
           *         }
           *       ],
           *       "amountMinor": 4900,
           *       "currency": "EUR",
           *       "createdAt": "2026-10-02T10:15:00.000Z",
           *       "expiresAt": "2026-10-02T10:30:00.000Z",
           *       "payment": {
           *         "status": "requires_confirmation",
           *         "clientSecret": "seti_1Q2w3E_secret_4R5t6Y"
           *       },
           *       "history": [
           *         {
           *           "at": "2026-10-02T10:15:00.000Z",
           *           "event": "PledgeCreated",
           *           "text": "You pledged."
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Pledge'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       *     - `idempotency_key_missing`: Send an `Idempotency-Key`.
       *     - `idempotency_key_invalid`: An `Idempotency-Key` has 1 to 255 visible ASCII characters.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?:
              | 'invalid_request'
              | 'malformed_json'
              | 'idempotency_key_missing'
              | 'idempotency_key_invalid';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /**
       * @description - `not_found`: It does not exist, or not for you.
       *     - `link_invalid`: This is no link of ours.
       */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found' | 'link_invalid';
          };
        };
      };
      /** @description - `pledge_state`: The pledge is not in a state that allows this. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'pledge_state';
          };
        };
      };
      /** @description - `link_expired`: The time of this link is over. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 410;
            /** @enum {unknown} */
            code?: 'link_expired';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `too_many_attempts`: Too many pledges or refused cards; `Retry-After` says how long to wait. */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 429;
            /** @enum {unknown} */
            code?: 'too_many_attempts';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  listMyPledges: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of pledges */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca",
           *           "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *           "state": "confirmed",
           *           "rewardId": "early-bird",
           *           "quantity": 1,
           *           "lines": [
           *             {
           *               "rewardId": "early-bird",
           *               "quantity": 1,
           *               "priceMinor": 4900
           *             }
           *           ],
           *           "amountMinor": 4900,
           *           "currency": "EUR",
           *           "createdAt": "2026-10-02T10:15:00.000Z",
           *           "payment": {
           *             "status": "card_saved"
           *           },
           *           "history": [
           *             {
           *               "at": "2026-10-02T10:15:00.000Z",
           *               "event": "PledgeCreated",
           *               "text": "You pledged."
           *             },
           *             {
           *               "at": "2026-10-02T10:16:12.000Z",
           *               "event": "PledgeConfirmed",
           *               "text": "Your payment details were confirmed."
           *             }
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['PledgePage'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `invalid_cursor`: The cursor does not belong to this list.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request' | 'invalid_cursor';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  readReceipt: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The receipt */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "pledgeId": "plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca",
           *       "campaign": {
           *         "id": "cmp_k4jq2m7dxw5ahzet",
           *         "title": "A kettle that whistles in tune"
           *       },
           *       "paidAt": "2026-10-31T18:02:09.000Z",
           *       "currency": "EUR",
           *       "lines": [
           *         {
           *           "rewardId": "early-bird",
           *           "title": "Early bird: one kettle",
           *           "quantity": 1,
           *           "priceMinor": 4900,
           *           "amountMinor": 4900
           *         }
           *       ],
           *       "shippingMinor": 490,
           *       "shipTo": {
           *         "country": "DE"
           *       },
           *       "taxes": [
           *         {
           *           "title": "VAT",
           *           "rateBasisPoints": 1900,
           *           "included": true,
           *           "amountMinor": 861
           *         }
           *       ],
           *       "totalMinor": 5390,
           *       "payment": {
           *         "intentId": "pi_3Q2w3E4R5t6Y",
           *         "method": "pm_1Q2w3E4R5t6Y"
           *       },
           *       "refunds": [],
           *       "refundedMinor": 0
           *     }
           */
          'application/json': components['schemas']['Receipt'];
          'text/html': string;
        };
      };
      /** @description - `invalid_request`: Path, query or body do not fit; `errors` says where. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `pledge_state`: The pledge is not in a state that allows this. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'pledge_state';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  showPaymentPage: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Where the payment stands */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PaymentLink'];
          'text/html': string;
        };
      };
      /** @description - `link_invalid`: This is no link of ours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'link_invalid';
          };
          'text/html': string;
        };
      };
      /** @description - `link_expired`: The time of this link is over. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 410;
            /** @enum {unknown} */
            code?: 'link_expired';
          };
          'text/html': string;
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'text/html': string;
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  readSettlement: {
    parameters: {
      query?: never;
      header?: {
        /** @description An `ETag` that was answered before */
        'If-None-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The summary */
      200: {
        headers: {
          /** @description Of this very answer */
          ETag?: string;
          /** @description For how long anybody may keep it */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Settlement'];
        };
      };
      /** @description Nothing has changed */
      304: {
        headers: {
          /** @description Of this very answer */
          ETag?: string;
          /** @description For how long anybody may keep it */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description - `invalid_request`: Path, query or body do not fit; `errors` says where. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  readSettlementReport: {
    parameters: {
      query?: never;
      header?: {
        /** @description An `ETag` that was answered before */
        'If-None-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The report as it was signed */
      200: {
        headers: {
          /** @description Of this very answer */
          ETag?: string;
          /** @description For how long anybody may keep it */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedReport'];
        };
      };
      /** @description Nothing has changed */
      304: {
        headers: {
          /** @description Of this very answer */
          ETag?: string;
          /** @description For how long anybody may keep it */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description - `invalid_request`: Path, query or body do not fit; `errors` says where. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  readReportKey: {
    parameters: {
      query?: never;
      header?: {
        /** @description An `ETag` that was answered before */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The keys */
      200: {
        headers: {
          /** @description Of this very answer */
          ETag?: string;
          /** @description For how long anybody may keep it */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportKeys'];
        };
      };
      /** @description Nothing has changed */
      304: {
        headers: {
          /** @description Of this very answer */
          ETag?: string;
          /** @description For how long anybody may keep it */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  listTasks: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of open tasks */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TaskPage'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `invalid_cursor`: The cursor does not belong to this list.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request' | 'invalid_cursor';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `insufficient_scope`: The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  finishTask: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          note: string;
        };
      };
    };
    responses: {
      /** @description The task */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Task'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       *     - `idempotency_key_missing`: Send an `Idempotency-Key`.
       *     - `idempotency_key_invalid`: An `Idempotency-Key` has 1 to 255 visible ASCII characters.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?:
              | 'invalid_request'
              | 'malformed_json'
              | 'idempotency_key_missing'
              | 'idempotency_key_invalid';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `insufficient_scope`: The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `task_state`: Somebody has said already what was done. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'task_state';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  inspectPledge: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The pledge */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InspectedPledge'];
        };
      };
      /** @description - `invalid_request`: Path, query or body do not fit; `errors` says where. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `insufficient_scope`: The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  verifyPledge: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description The pledge */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca",
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "state": "confirmed",
           *       "rewardId": "early-bird",
           *       "quantity": 1,
           *       "lines": [
           *         {
           *           "rewardId": "early-bird",
           *           "quantity": 1,
           *           "priceMinor": 4900
           *         }
           *       ],
           *       "amountMinor": 4900,
           *       "currency": "EUR",
           *       "createdAt": "2026-10-02T10:15:00.000Z",
           *       "payment": {
           *         "status": "card_saved"
           *       },
           *       "history": [
           *         {
           *           "at": "2026-10-02T10:15:00.000Z",
           *           "event": "PledgeCreated",
           *           "text": "You pledged."
           *         },
           *         {
           *           "at": "2026-10-02T10:16:12.000Z",
           *           "event": "PledgeConfirmed",
           *           "text": "Your payment details were confirmed."
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Pledge'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       *     - `idempotency_key_missing`: Send an `Idempotency-Key`.
       *     - `idempotency_key_invalid`: An `Idempotency-Key` has 1 to 255 visible ASCII characters.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?:
              | 'invalid_request'
              | 'malformed_json'
              | 'idempotency_key_missing'
              | 'idempotency_key_invalid';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `insufficient_scope`: The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /**
       * @description - `pledge_state`: The pledge is not in a state that allows this.
       *     - `campaign_not_open`: The campaign has not opened yet.
       *     - `campaign_closed`: The deadline has passed.
       *     - `campaign_cancelled`: The campaign was cancelled.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'pledge_state' | 'campaign_not_open' | 'campaign_closed' | 'campaign_cancelled';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  extendPaymentWindow: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: date-time */
          until: string;
        };
      };
    };
    responses: {
      /** @description The pledge */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca",
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "state": "confirmed",
           *       "rewardId": "early-bird",
           *       "quantity": 1,
           *       "lines": [
           *         {
           *           "rewardId": "early-bird",
           *           "quantity": 1,
           *           "priceMinor": 4900
           *         }
           *       ],
           *       "amountMinor": 4900,
           *       "currency": "EUR",
           *       "createdAt": "2026-10-02T10:15:00.000Z",
           *       "payment": {
           *         "status": "card_saved"
           *       },
           *       "history": [
           *         {
           *           "at": "2026-10-02T10:15:00.000Z",
           *           "event": "PledgeCreated",
           *           "text": "You pledged."
           *         },
           *         {
           *           "at": "2026-10-02T10:16:12.000Z",
           *           "event": "PledgeConfirmed",
           *           "text": "Your payment details were confirmed."
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Pledge'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       *     - `idempotency_key_missing`: Send an `Idempotency-Key`.
       *     - `idempotency_key_invalid`: An `Idempotency-Key` has 1 to 255 visible ASCII characters.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?:
              | 'invalid_request'
              | 'malformed_json'
              | 'idempotency_key_missing'
              | 'idempotency_key_invalid';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `insufficient_scope`: The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /**
       * @description - `pledge_state`: The pledge is not in a state that allows this.
       *     - `campaign_state`: The campaign is not in a state that allows this.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'pledge_state' | 'campaign_state';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `payment_window_invalid`: A window can only be extended, and not for ever. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'payment_window_invalid';
          };
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  requestRefund: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          amountMinor?: number;
          /** @description Instead of an amount, not beside one */
          lines?: {
            rewardId: string;
            variantId?: string;
            quantity: number;
          }[];
          currency?: string;
          /** @enum {string} */
          reason: 'requested_by_customer' | 'duplicate' | 'fraudulent' | 'product_not_made';
        };
      };
    };
    responses: {
      /** @description The pledge, with the refund asked for */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca",
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "state": "confirmed",
           *       "rewardId": "early-bird",
           *       "quantity": 1,
           *       "lines": [
           *         {
           *           "rewardId": "early-bird",
           *           "quantity": 1,
           *           "priceMinor": 4900
           *         }
           *       ],
           *       "amountMinor": 4900,
           *       "currency": "EUR",
           *       "createdAt": "2026-10-02T10:15:00.000Z",
           *       "payment": {
           *         "status": "card_saved"
           *       },
           *       "history": [
           *         {
           *           "at": "2026-10-02T10:15:00.000Z",
           *           "event": "PledgeCreated",
           *           "text": "You pledged."
           *         },
           *         {
           *           "at": "2026-10-02T10:16:12.000Z",
           *           "event": "PledgeConfirmed",
           *           "text": "Your payment details were confirmed."
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Pledge'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       *     - `idempotency_key_missing`: Send an `Idempotency-Key`.
       *     - `idempotency_key_invalid`: An `Idempotency-Key` has 1 to 255 visible ASCII characters.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?:
              | 'invalid_request'
              | 'malformed_json'
              | 'idempotency_key_missing'
              | 'idempotency_key_invalid';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `insufficient_scope`: The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /**
       * @description - `pledge_state`: The pledge is not in a state that allows this.
       *     - `pledge_disputed`: A bank holds the money, or has given it back.
       *     - `too_many_refunds`: The pledge has as many refunds as it may have.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'pledge_state' | 'pledge_disputed' | 'too_many_refunds';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /**
       * @description - `idempotency_key_reused`: This `Idempotency-Key` came with another body before.
       *     - `currency_mismatch`: The pledge was collected in another currency.
       *     - `amount_not_representable`: The currency has no such amount.
       *     - `refund_exceeds_remainder`: More than is left of the money.
       *     - `refund_line_unknown`: A line names a reward that was not pledged for.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?:
              | 'idempotency_key_reused'
              | 'currency_mismatch'
              | 'amount_not_representable'
              | 'refund_exceeds_remainder'
              | 'refund_line_unknown';
          };
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  settleRefundElsewhere: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
        refundId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reference: string;
        };
      };
    };
    responses: {
      /** @description The pledge */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca",
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "state": "confirmed",
           *       "rewardId": "early-bird",
           *       "quantity": 1,
           *       "lines": [
           *         {
           *           "rewardId": "early-bird",
           *           "quantity": 1,
           *           "priceMinor": 4900
           *         }
           *       ],
           *       "amountMinor": 4900,
           *       "currency": "EUR",
           *       "createdAt": "2026-10-02T10:15:00.000Z",
           *       "payment": {
           *         "status": "card_saved"
           *       },
           *       "history": [
           *         {
           *           "at": "2026-10-02T10:15:00.000Z",
           *           "event": "PledgeCreated",
           *           "text": "You pledged."
           *         },
           *         {
           *           "at": "2026-10-02T10:16:12.000Z",
           *           "event": "PledgeConfirmed",
           *           "text": "Your payment details were confirmed."
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Pledge'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       *     - `idempotency_key_missing`: Send an `Idempotency-Key`.
       *     - `idempotency_key_invalid`: An `Idempotency-Key` has 1 to 255 visible ASCII characters.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?:
              | 'invalid_request'
              | 'malformed_json'
              | 'idempotency_key_missing'
              | 'idempotency_key_invalid';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `insufficient_scope`: The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /**
       * @description - `refund_state`: The refund is not in a state that allows this.
       *     - `pledge_state`: The pledge is not in a state that allows this.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'refund_state' | 'pledge_state';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `refund_exceeds_remainder`: More than is left of the money. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'refund_exceeds_remainder';
          };
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  gatherEvidence: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The evidence */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Evidence'];
          'text/plain': string;
        };
      };
      /** @description - `invalid_request`: Path, query or body do not fit; `errors` says where. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `insufficient_scope`: The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  submitEvidence: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        disputeId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          submit: boolean;
          text?: string;
        };
      };
    };
    responses: {
      /** @description Where the dispute stands */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubmittedEvidence'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request' | 'malformed_json';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `insufficient_scope`: The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `dispute_state`: The dispute takes no evidence any more. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'dispute_state';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `evidence_refused`: Stripe does not take this evidence. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'evidence_refused';
          };
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  readLedger: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of entries */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Ledger'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `invalid_cursor`: The cursor does not belong to this list.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request' | 'invalid_cursor';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `insufficient_scope`: The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  requestLedgerCheck: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: date */
          day: string;
        };
      };
    };
    responses: {
      /** @description It will be done */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "day": "2026-10-31",
           *       "state": "requested"
           *     }
           */
          'application/json': components['schemas']['LedgerCheck'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       *     - `idempotency_key_missing`: Send an `Idempotency-Key`.
       *     - `idempotency_key_invalid`: An `Idempotency-Key` has 1 to 255 visible ASCII characters.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?:
              | 'invalid_request'
              | 'malformed_json'
              | 'idempotency_key_missing'
              | 'idempotency_key_invalid';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `insufficient_scope`: The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  receiveStripeWebhook: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': unknown;
      };
    };
    responses: {
      /** @description It is kept, or is none of our business */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "received": true
           *     }
           */
          'application/json': {
            /** @constant */
            received: true;
          };
        };
      };
      /**
       * @description - `signature_invalid`: The signature does not fit the body.
       *     - `malformed_json`: The body is no JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'signature_invalid' | 'malformed_json';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  receivePartnerWebhook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        partnerId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | (
              | {
                  /** @constant */
                  type: 'pledge.create';
                  /** Format: date-time */
                  timestamp?: string;
                  data: {
                    reference: string;
                    campaignId: string;
                    backer: {
                      reference: string;
                      /** Format: email */
                      email?: string;
                    };
                    rewardId?: string;
                    quantity?: number;
                    /** @description In place of `rewardId` and `quantity`; each thing in one line */
                    lines?: {
                      rewardId: string;
                      variantId?: string;
                      quantity: number;
                    }[];
                    shipTo?: {
                      /**
                       * @description ISO 3166-1 alpha-2
                       * @example DE
                       */
                      country: string;
                    };
                    amountMinor?: number;
                    payment:
                      | {
                          /** @constant */
                          by: 'stripe';
                          customerId: string;
                          paymentMethodId: string;
                        }
                      | {
                          /** @constant */
                          by: 'partner';
                        };
                  };
                }
              | {
                  /** @constant */
                  type: 'pledge.mark_collected';
                  /** Format: date-time */
                  timestamp?: string;
                  data: {
                    pledgeId: string;
                  };
                }
              | {
                  /** @constant */
                  type: 'pledge.mark_failed';
                  /** Format: date-time */
                  timestamp?: string;
                  data: {
                    pledgeId: string;
                    code: string;
                  };
                }
              | {
                  /** @constant */
                  type: 'pledge.mark_released';
                  /** Format: date-time */
                  timestamp?: string;
                  data: {
                    pledgeId: string;
                  };
                }
            )
          | {
              events: (
                | {
                    /** @constant */
                    type: 'pledge.create';
                    /** Format: date-time */
                    timestamp?: string;
                    data: {
                      reference: string;
                      campaignId: string;
                      backer: {
                        reference: string;
                        /** Format: email */
                        email?: string;
                      };
                      rewardId?: string;
                      quantity?: number;
                      /** @description In place of `rewardId` and `quantity`; each thing in one line */
                      lines?: {
                        rewardId: string;
                        variantId?: string;
                        quantity: number;
                      }[];
                      shipTo?: {
                        /**
                         * @description ISO 3166-1 alpha-2
                         * @example DE
                         */
                        country: string;
                      };
                      amountMinor?: number;
                      payment:
                        | {
                            /** @constant */
                            by: 'stripe';
                            customerId: string;
                            paymentMethodId: string;
                          }
                        | {
                            /** @constant */
                            by: 'partner';
                          };
                    };
                  }
                | {
                    /** @constant */
                    type: 'pledge.mark_collected';
                    /** Format: date-time */
                    timestamp?: string;
                    data: {
                      pledgeId: string;
                    };
                  }
                | {
                    /** @constant */
                    type: 'pledge.mark_failed';
                    /** Format: date-time */
                    timestamp?: string;
                    data: {
                      pledgeId: string;
                      code: string;
                    };
                  }
                | {
                    /** @constant */
                    type: 'pledge.mark_released';
                    /** Format: date-time */
                    timestamp?: string;
                    data: {
                      pledgeId: string;
                    };
                  }
              )[];
            };
      };
    };
    responses: {
      /** @description Event by event */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceivedPartnerWebhook'];
        };
      };
      /**
       * @description - `signature_missing`: Send `webhook-id`, `webhook-timestamp` and `webhook-signature`.
       *     - `signature_invalid`: The signature does not fit the body.
       *     - `signature_expired`: The webhook was signed more than five minutes ago: sign it anew.
       *     - `signature_in_the_future`: The webhook was signed more than five minutes ahead of our clock.
       *     - `webhook_id_invalid`: A `webhook-id` has 1 to 255 visible ASCII characters.
       *     - `malformed_json`: The body is no JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?:
              | 'signature_missing'
              | 'signature_invalid'
              | 'signature_expired'
              | 'signature_in_the_future'
              | 'webhook_id_invalid'
              | 'malformed_json';
          };
        };
      };
      /**
       * @description - `partner_switched_off`: Operations have switched this partner off.
       *     - `campaign_not_allowed`: The partner may not post pledges of this campaign.
       */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'partner_switched_off' | 'campaign_not_allowed';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /**
       * @description - `campaign_not_open`: The campaign has not opened yet.
       *     - `campaign_closed`: The deadline has passed.
       *     - `campaign_cancelled`: The campaign was cancelled.
       *     - `reward_not_open`: The reward is not available yet.
       *     - `reward_closed`: The reward is no longer available.
       *     - `sold_out`: Not enough pieces are left.
       *     - `per_backer_limit`: More than one backer may take.
       *     - `pass_not_valid`: This pass is none, or was used already.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?:
              | 'campaign_not_open'
              | 'campaign_closed'
              | 'campaign_cancelled'
              | 'reward_not_open'
              | 'reward_closed'
              | 'sold_out'
              | 'per_backer_limit'
              | 'pass_not_valid';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /**
       * @description - `idempotency_key_reused`: This `Idempotency-Key` came with another body before.
       *     - `too_many_items`: A webhook carries 100 events at most.
       *     - `items_refused`: None of the events was taken; `errors` says why, event by event.
       *     - `unknown_event_type`: There is no event of this type.
       *     - `invalid_item`: The event does not fit its type.
       *     - `quantity_over_limit`: More pieces than the partner may order in one pledge.
       *     - `amount_required`: Without a reward, name an amount.
       *     - `amount_below_price`: Less than the reward costs.
       *     - `quantity_without_reward`: A quantity needs a reward.
       *     - `amount_too_small`: Less than can be charged in this currency.
       *     - `amount_too_large`: More than can be charged in this currency.
       *     - `amount_not_representable`: The currency has no such amount.
       *     - `reward_not_found`: The campaign has no such reward.
       *     - `line_repeated`: Two lines name the same reward and variant.
       *     - `order_too_large`: So many pieces of so many things do not fit in one pledge.
       *     - `add_on_alone`: An add-on is sold only beside a reward that is none.
       *     - `variant_required`: The reward comes in variants, and none was chosen.
       *     - `variant_not_found`: The reward has no such variant.
       *     - `ship_to_required`: The rewards are sent or taxed by country, and none was named.
       *     - `ship_to_without_reward`: Support without a reward is sent nowhere.
       *     - `country_not_shipped`: One of the rewards is not sent to this country.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?:
              | 'idempotency_key_reused'
              | 'too_many_items'
              | 'items_refused'
              | 'unknown_event_type'
              | 'invalid_item'
              | 'quantity_over_limit'
              | 'amount_required'
              | 'amount_below_price'
              | 'quantity_without_reward'
              | 'amount_too_small'
              | 'amount_too_large'
              | 'amount_not_representable'
              | 'reward_not_found'
              | 'line_repeated'
              | 'order_too_large'
              | 'add_on_alone'
              | 'variant_required'
              | 'variant_not_found'
              | 'ship_to_required'
              | 'ship_to_without_reward'
              | 'country_not_shipped';
          };
        };
      };
      /** @description - `partner_limit_reached`: More pledges than the partner may send; `Retry-After` says when to go on. */
      429: {
        headers: {
          /** @description Seconds to wait */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 429;
            /** @enum {unknown} */
            code?: 'partner_limit_reached';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  listPartners: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of partners */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PartnerPage'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `invalid_cursor`: The cursor does not belong to this list.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request' | 'invalid_cursor';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `insufficient_scope`: The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  registerPartner: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          campaignIds: string[];
          limits: {
            pledgesPerMinute: number;
            pledgesPerDay: number;
            quantityMax: number;
          };
          endpointUrl?: string;
        };
      };
    };
    responses: {
      /** @description The partner, with its secret */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PartnerWithSecret'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       *     - `idempotency_key_missing`: Send an `Idempotency-Key`.
       *     - `idempotency_key_invalid`: An `Idempotency-Key` has 1 to 255 visible ASCII characters.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?:
              | 'invalid_request'
              | 'malformed_json'
              | 'idempotency_key_missing'
              | 'idempotency_key_invalid';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `insufficient_scope`: The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /**
       * @description - `endpoint_refused`: The address of the endpoint cannot be used.
       *     - `idempotency_key_reused`: This `Idempotency-Key` came with another body before.
       */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'endpoint_refused' | 'idempotency_key_reused';
          };
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  readPartner: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        partnerId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The partner */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Partner'];
        };
      };
      /** @description - `invalid_request`: Path, query or body do not fit; `errors` says where. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `insufficient_scope`: The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  changePartner: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        partnerId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          campaignIds?: string[];
          limits?: {
            pledgesPerMinute: number;
            pledgesPerDay: number;
            quantityMax: number;
          };
          endpointUrl?: string | null;
          /** @enum {string} */
          state?: 'on' | 'off';
          /** @enum {string} */
          endpointState?: 'on' | 'off';
        };
      };
    };
    responses: {
      /** @description The partner */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Partner'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request' | 'malformed_json';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `insufficient_scope`: The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `partner_state`: The partner is not in a state that allows this. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'partner_state';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `endpoint_refused`: The address of the endpoint cannot be used. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'endpoint_refused';
          };
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  rotatePartnerSecret: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        partnerId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          replaces: number;
          /** @default 24 */
          overlapHours?: number;
        };
      };
    };
    responses: {
      /** @description The partner, with its secret */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PartnerWithSecret'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request' | 'malformed_json';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `insufficient_scope`: The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `partner_state`: The partner is not in a state that allows this. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'partner_state';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  listDeliveries: {
    parameters: {
      query?: {
        day?: string;
        state?: 'due' | 'delivered' | 'held' | 'failed';
        limit?: number;
        /** @description `nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        partnerId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the log */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryPage'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `invalid_cursor`: The cursor does not belong to this list.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request' | 'invalid_cursor';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `insufficient_scope`: The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  requestReplay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        partnerId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              deliveryId: string;
            }
          | {
              /** Format: date-time */
              from: string;
              /** Format: date-time */
              until: string;
              /**
               * @default undelivered
               * @enum {string}
               */
              only?: 'undelivered' | 'all';
            };
      };
    };
    responses: {
      /** @description It is under way */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Replay'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request' | 'malformed_json';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `insufficient_scope`: The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `partner_state`: The partner is not in a state that allows this. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'partner_state';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  importPledges: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        partnerId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          csv: string;
          /** @default true */
          dryRun?: boolean;
        };
      };
    };
    responses: {
      /** @description Row by row */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PartnerImport'];
        };
      };
      /**
       * @description - `invalid_request`: Path, query or body do not fit; `errors` says where.
       *     - `malformed_json`: The body is no JSON.
       */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 400;
            /** @enum {unknown} */
            code?: 'invalid_request' | 'malformed_json';
          };
        };
      };
      /**
       * @description - `token_missing`: Send a bearer token.
       *     - `token_invalid`: The token is not valid.
       *     - `token_expired`: The token has expired.
       *     - `token_wrong_audience`: The token was made for another audience.
       */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 401;
            /** @enum {unknown} */
            code?: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience';
          };
        };
      };
      /** @description - `insufficient_scope`: The token lacks the scope. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 403;
            /** @enum {unknown} */
            code?: 'insufficient_scope';
          };
        };
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description - `body_too_large`: The body is larger than 256 KiB. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 413;
            /** @enum {unknown} */
            code?: 'body_too_large';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `csv_invalid`: The file cannot be read as a whole: its form, its columns, or too many rows. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'csv_invalid';
          };
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  readOpenapi: {
    parameters: {
      query?: never;
      header?: {
        /** @description An `ETag` that was answered before */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OpenAPI 3.1 */
      200: {
        headers: {
          /** @description Of this very answer */
          ETag?: string;
          /** @description For how long anybody may keep it */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            openapi: string;
          } & {
            [key: string]: unknown;
          };
        };
      };
      /** @description Nothing has changed */
      304: {
        headers: {
          /** @description Of this very answer */
          ETag?: string;
          /** @description For how long anybody may keep it */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  showDocs: {
    parameters: {
      query?: never;
      header?: {
        /** @description An `ETag` that was answered before */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page for people */
      200: {
        headers: {
          /** @description Of this very answer */
          ETag?: string;
          /** @description For how long anybody may keep it */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      /** @description Nothing has changed */
      304: {
        headers: {
          /** @description Of this very answer */
          ETag?: string;
          /** @description For how long anybody may keep it */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
  readDocsFile: {
    parameters: {
      query?: never;
      header?: {
        /** @description An `ETag` that was answered before */
        'If-None-Match'?: string;
      };
      path: {
        file: 'start.js' | 'swagger-ui-bundle.js' | 'swagger-ui.css';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A file */
      200: {
        headers: {
          /** @description Of this very answer */
          ETag?: string;
          /** @description For how long anybody may keep it */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'text/javascript': string;
          'text/css': string;
        };
      };
      /** @description Nothing has changed */
      304: {
        headers: {
          /** @description Of this very answer */
          ETag?: string;
          /** @description For how long anybody may keep it */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description - `not_found`: It does not exist, or not for you. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 404;
            /** @enum {unknown} */
            code?: 'not_found';
          };
        };
      };
      /** @description Too many requests: wait a moment. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `internal_error`: Our mistake; it was recorded. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 500;
            /** @enum {unknown} */
            code?: 'internal_error';
          };
          'application/json': components['schemas']['Message'];
        };
      };
      /** @description - `temporarily_unavailable`: Nothing is lost: send the same again in a moment. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 503;
            /** @enum {unknown} */
            code?: 'temporarily_unavailable';
          };
          'application/json': components['schemas']['Message'];
        };
      };
    };
  };
}
