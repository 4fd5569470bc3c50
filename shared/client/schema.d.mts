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
  '/v1/campaigns/{id}/announce': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show a draft as a teaser
     * @description It is `upcoming` with `teaser: true`: fans say that they wait for it, and nothing of it is fixed. Its rewards are shown to nobody else, and it can be edited, until it is published.
     */
    post: operations['announceCampaign'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
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
     * @description For the creator of a funded campaign, or for operations. What that means was counted before, by `…/abandonment-previews`, within a day; what was delivered stays paid.
     */
    post: operations['abandonCampaign'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/abandonment-previews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Count what abandoning a campaign would mean, without doing it
     * @description Read how far the count is at `…/abandonment`; it is good for a day.
     */
    post: operations['requestAbandonmentPreview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/abandonment': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What abandoning a campaign would mean, or how far it is */
    get: operations['readAbandonment'];
    put?: never;
    post?: never;
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
  '/v1/campaigns/{id}/promise': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was promised for each reward, and every change of it with its reason */
    get: operations['readPromise'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/promise-changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change what was promised, for a reason
     * @description Backers of the rewards are told. Later than the tolerance allows, dearer, something else or not to their country: then they may take their money back for some days.
     */
    post: operations['changePromise'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/pledges/{id}/exit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take the money back after the promise was changed
     * @description While a window is open (`exit.closesAt` of the promise), by token or by the `linkToken` of a mail. All that is left goes back to the card; asking again answers with the same refund.
     */
    post: operations['exitPledge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/exit-links/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the link of a mail about a changed promise opens
     * @description A page for people; with `Accept: application/json`, the same as JSON.
     */
    get: operations['showExitPage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/milestones': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The milestones of a project, with what shows that they were reached */
    get: operations['readMilestones'];
    put?: never;
    /**
     * Say which milestones the project has, and when they are to be reached
     * @description In place of an earlier plan of which nothing was reached. With shares, which are 10,000 basis points together, what the campaign earns is released by milestone; they are kept after the deadline.
     */
    post: operations['planMilestones'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/milestones/{milestoneId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say when a milestone is expected, or that it was reached
     * @description What was reached is `proposed` until operations have confirmed it.
     */
    post: operations['reportMilestone'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}/updates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The public updates of a campaign, the latest first
     * @description A page may hold fewer than asked for: those for backers alone are left out.
     */
    get: operations['listUpdates'];
    put?: never;
    /**
     * Tell backers, or everybody, how the project comes along
     * @description It is mailed to the audience, and cannot be changed: mails cannot be.
     */
    post: operations['postUpdate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/pledges/{id}/updates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The updates for the backer of a pledge, the latest first
     * @description Public ones, and those whose audience the pledge belongs to.
     */
    get: operations['listPledgeUpdates'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/pledges/{id}/updates/{updateId}/reaction': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say what one thinks of an update, in place of what one said before */
    post: operations['reactToUpdate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/pledges/{id}/update-subscription': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Hear of updates by mail, or not any more
     * @description By token or by the `linkToken` of a mail. A changed promise is told in any case.
     */
    post: operations['chooseUpdates'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/update-links/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the link of a mail about an update opens
     * @description A page for people; with `Accept: application/json`, the same as JSON.
     */
    get: operations['showUpdatePage'];
    put?: never;
    /** Hear of no updates any more, by the one click of a mail program (RFC 8058) */
    post: operations['unsubscribeByLink'];
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
  '/v1/ops/campaigns/{id}/exits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many backers left because the promise was changed, and what it cost */
    get: operations['readExits'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/campaigns/{id}/milestones/{milestoneId}/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say whether a proposed milestone was reached
     * @description Nobody decides on their own campaign. What it releases is booked a moment later.
     */
    post: operations['decideMilestone'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/queues': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every queue: how much waits, and how much was given up */
    get: operations['listQueues'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/queues/{name}/dead-letters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Look into messages that were given up, without losing any
     * @description They are received for some seconds and given back. What must not be read is masked. Who looks at the same moment may see fewer.
     */
    get: operations['listDeadLetters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/queues/{name}/redrive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far messages are moved back, newest redrive first */
    get: operations['readRedrives'];
    put?: never;
    /**
     * Move one given-up message back to its queue, or all at a rate
     * @description Every message may be repeated at any age: nothing is charged or refunded twice.
     */
    post: operations['redriveDeadLetters'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/queues/{name}/redrive/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Stop a redrive: what has moved stays moved */
    post: operations['cancelRedrive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/queues/{name}/discard': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Discard a message that will never work
     * @description Who did it and why stays known; the message does not.
     */
    post: operations['discardDeadLetter'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/acts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What operators did, who and why, newest first */
    get: operations['listActs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/overview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What needs attention, and how far settlements are */
    get: operations['readOverview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/feed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happens, as it happens: counts by minute and second, and recent events
     * @description Ask every few seconds with `nextCursor`. It is two seconds behind on purpose.
     */
    get: operations['readFeed'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/campaigns/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A campaign with its pledges by state, funding curve, settlement and failed payments */
    get: operations['inspectCampaign'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/campaigns/{id}/cancellation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What cancelling a campaign would do: to how many pledges, and how much money
     * @description From the running totals, whatever the size of the campaign. Nothing is changed.
     */
    get: operations['previewCancellation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/campaigns/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel a campaign before its deadline, in place of its creator
     * @description As previewed at `…/cancellation`: every pledge is given back.
     */
    post: operations['cancelForOperations'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/campaigns/{id}/extension': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a later deadline would mean: for how many pledges, and how much money
     * @description From the running totals; of holds on cards a sample is looked at. Nothing is changed.
     */
    get: operations['previewExtension'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/campaigns/{id}/extend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a live campaign a later deadline
     * @description As previewed at `…/extension`: nobody is charged before the new deadline, and backers are told of it. A campaign runs 60 days at most, 6.5 where cards are authorised.
     */
    post: operations['extendForOperations'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Find pledges by their id, their backer, or an id at Stripe
     * @description Stripe is asked for `pi_…`, `seti_…`, `re_…`, `ch_…` and `cus_…`. Mail addresses are not kept in a form that can be searched.
     */
    get: operations['searchPledges'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/pledges/{id}/story': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything that happened to a pledge and its money, on one time line */
    get: operations['tellStory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/pledges/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Have a pledge looked at now that would be looked at later
     * @description Its workers are told what the reconciler would tell them. They ask Stripe before they do anything twice.
     */
    post: operations['retryPledge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/pledges/{id}/review': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Mark a pledge for review: it stands among the tasks until somebody is done */
    post: operations['reviewPledge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/pledges/{id}/delivery': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where is my reward
     * @description Its wave and place in the queue, its parcels with links to follow them, what was asked and said, and codes. Before the campaign is settled, and of somebody else's pledge, there is none.
     */
    get: operations['readDelivery'];
    put?: never;
    /**
     * Say where to and in which kind your reward is to be sent
     * @description By token, or by the `linkToken` of a mail. The country is the one that shipping and taxes were paid for, where the pledge names one. Replaces what was said before, until the lock date or until everything is on its way, ten times a day at most; its backer is told by mail. The same again changes nothing.
     */
    post: operations['giveDeliveryData'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/delivery-links/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the link of a mail that asks where to opens
     * @description A form for people; with `Accept: application/json`, what is asked as JSON.
     */
    get: operations['showDeliveryPage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/campaigns/{id}/fulfilment': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say that a settled campaign has begun to deliver
     * @description The first parcel says the same. Again, it changes nothing.
     */
    post: operations['startFulfilment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/campaigns/{id}/shipments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say what became of parcels
     * @description Each of up to 100 is judged on its own, with a stable code where it is refused. A parcel is known by its `reference`: the same again changes nothing. The first one dispatched starts the campaign's fulfilment. A pledge is fulfilled when all its pieces are delivered or were refunded.
     */
    post: operations['recordShipments'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/campaigns/{id}/shipment-imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say what became of parcels, as CSV
     * @description Columns: reference, status (`dispatched`, `delivered`, `returned` or `failed`), and where needed pledge_id, carrier, tracking_number, reward_id, quantity, at, reason. UTF-8, commas, a header. At most 1,000 rows: a longer file is sent in parts, each with the header; `npm run import-shipments` does that. A dry run, which is the default, changes nothing.
     */
    post: operations['importShipments'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/campaigns/{id}/codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Fill the pool of codes of a digital reward
     * @description Each code is handed out once, by a shipment whose carrier is `digital`. One that is known already is not added again.
     */
    post: operations['addCodes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/campaigns/{id}/delivery-plan': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say what backers are asked for the delivery, until when, and how long it is kept
     * @description Every backer with something to come is asked, and asked again when the plan changes; those who do not answer are reminded. Addresses are deleted `keepAddressDays` after the delivery.
     */
    post: operations['planDelivery'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/campaigns/{id}/waves': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The waves of a campaign */
    get: operations['listWaves'];
    put?: never;
    /**
     * Split off a wave of deliveries by rule
     * @description Of those that are in no wave yet, by reward, country and number of the backer. It is split once; places follow from the numbers.
     */
    post: operations['createWave'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/campaigns/{id}/waves/{wave}/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A wave with addresses, as CSV for a warehouse
     * @description Up to 500 deliveries a page, in the order of their places; the pages one after another are the file. `variants` are those that were ordered, also of pieces that were sent or paid back since. A cell that would begin a formula gets an apostrophe.
     */
    get: operations['exportWave'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ops/campaigns/{id}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far a campaign has delivered, late ones first */
    get: operations['listCampaignDeliveries'];
    put?: never;
    post?: never;
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
  '/v1/partners/{partnerId}/shipments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say what became of parcels, as a warehouse or partner shop
     * @description Signed as Standard Webhooks has it, with the secret of the partner. Each parcel is judged on its own and known by its `reference`: the same webhook again changes nothing. A partner sends what it has sold itself, or everything where operations have set `ships`; parcels of other partners are unknown to it.
     */
    post: operations['receiveShipmentWebhook'];
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
  '/v1/ops/campaigns/{id}/pledges': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The pledges of a campaign, of one state or all
     * @description With a `state` a page may be short, or empty, and still have a `nextCursor`.
     */
    get: operations['listPledgesOfCampaign'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ops': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The console as a page */
    get: operations['showConsole'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ops/{file}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the console is made of */
    get: operations['readConsoleFile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ops/settings.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where the console signs in
     * @description OpenID Connect, authorization code with PKCE (S256), as a public client.
     */
    get: operations['readConsoleSettings'];
    put?: never;
    post?: never;
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
       *     | 403 | `own_milestone` | Nobody confirms a milestone of their own campaign. |
       *     | 404 | `route_unknown` | There is no such route. |
       *     | 404 | `not_found` | It does not exist, or not for you. |
       *     | 404 | `link_invalid` | This is no link of ours. |
       *     | 404 | `shipment_unknown` | No parcel with this reference was dispatched: a delivery cannot come before its dispatch. |
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
       *     | 409 | `too_many_changes` | The pledge, or what was said for its delivery, was changed too often. |
       *     | 409 | `change_needs_new_payment` | The card is authorised or charged for a fixed amount. |
       *     | 409 | `reference_reused` | This reference came with another pledge before. |
       *     | 409 | `partner_state` | The partner is not in a state that allows this. |
       *     | 409 | `pass_not_valid` | This pass is none, or was used already. |
       *     | 409 | `shipment_reused` | The reference belongs to another parcel. |
       *     | 409 | `shipment_state` | The parcel has come to an end that this cannot follow. |
       *     | 409 | `nothing_left_to_ship` | The pieces are not owed, were delivered, or are on their way. |
       *     | 409 | `too_many_shipments` | A pledge has 20 parcels at most. |
       *     | 409 | `pledge_refunded` | The money of the pledge went back, or is on its way back. |
       *     | 409 | `fulfilment_not_ready` | The campaign is settled, and its deliveries are being opened: try again in a moment. |
       *     | 409 | `codes_exhausted` | There are not enough codes for this digital reward: add some. |
       *     | 409 | `delivery_locked` | The lock date is over, or everything is on its way: the address is final. |
       *     | 409 | `delivery_over` | Nothing is left to deliver. |
       *     | 409 | `wave_busy` | Another wave of the campaign is being split: wait until it is ready. |
       *     | 409 | `wave_state` | The wave is not ready. |
       *     | 409 | `promise_unchanged` | Nothing of the promise would be another than it is. |
       *     | 409 | `exit_not_offered` | No change of the promise lets this pledge take its money back. |
       *     | 409 | `exit_window_closed` | The time in which the money could be taken back is over. |
       *     | 409 | `milestone_state` | The milestone is not in a state that allows this. |
       *     | 409 | `dead_letter_gone` | Nobody finds this message any more: it was moved, discarded or forgotten. |
       *     | 409 | `redrive_running` | Messages of this queue are being moved already. |
       *     | 409 | `redrive_not_running` | No messages of this queue are being moved. |
       *     | 409 | `redrive_refused` | It is not known where these messages belong. |
       *     | 409 | `campaign_open_already` | The campaign has opened: nobody has to wait for it any more. |
       *     | 409 | `preview_required` | Have it counted first what abandoning the campaign means; a count is good for a day. |
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
       *     | 422 | `deadline_not_later` | A deadline can only be moved to a later time. |
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
       *     | 422 | `shipment_time_invalid` | The time lies in the future, or before the parcel was dispatched. |
       *     | 422 | `too_many_pieces` | One parcel hands out 40 codes at most: split it by `lines`. |
       *     | 422 | `pledge_foreign` | The pledge belongs to another campaign. |
       *     | 422 | `csv_delimiter` | The columns of the file are not separated by commas. |
       *     | 422 | `csv_encoding` | The file is no UTF-8. |
       *     | 422 | `csv_header` | The first line does not name the columns as they are documented. |
       *     | 422 | `country_not_served` | The reward is not shipped to this country. |
       *     | 422 | `country_not_paid` | Shipping and taxes of the pledge were paid for another country. |
       *     | 422 | `address_invalid` | The address does not have the form of its country. |
       *     | 422 | `choice_invalid` | A choice is missing, or is none of the options. |
       *     | 422 | `milestone_plan_invalid` | The milestones have an id twice, or shares that are not 10,000 together. |
       *     | 422 | `confirmation_wrong` | What was typed, or the version that was looked at, is not that of now. |
       *     | 422 | `search_unsupported` | Nothing can be found by this; `detail` says by what it can. |
       *     | 422 | `late_pledges_invalid` | Late rewards and latePledges belong together, and late pledges close after the deadline. |
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
        | 'deadline_not_later'
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
        | 'shipment_unknown'
        | 'shipment_reused'
        | 'shipment_state'
        | 'shipment_time_invalid'
        | 'nothing_left_to_ship'
        | 'too_many_shipments'
        | 'too_many_pieces'
        | 'pledge_refunded'
        | 'pledge_foreign'
        | 'fulfilment_not_ready'
        | 'codes_exhausted'
        | 'csv_delimiter'
        | 'csv_encoding'
        | 'csv_header'
        | 'delivery_locked'
        | 'delivery_over'
        | 'country_not_served'
        | 'country_not_paid'
        | 'address_invalid'
        | 'choice_invalid'
        | 'wave_busy'
        | 'wave_state'
        | 'promise_unchanged'
        | 'exit_not_offered'
        | 'exit_window_closed'
        | 'milestone_plan_invalid'
        | 'milestone_state'
        | 'own_milestone'
        | 'dead_letter_gone'
        | 'redrive_running'
        | 'redrive_not_running'
        | 'redrive_refused'
        | 'confirmation_wrong'
        | 'search_unsupported'
        | 'late_pledges_invalid'
        | 'campaign_open_already'
        | 'preview_required';
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
        | 'fulfilling'
        | 'fulfilled'
        | 'cancelled'
        | 'abandoned';
      /**
       * @description Upcoming, and nothing of its terms is fixed yet
       * @constant
       */
      teaser?: true;
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
      /** @description Where it differs from 30 days of tolerance and 14 to leave */
      promise?: {
        toleranceDays?: number;
        exitDays?: number;
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
      latePledges?: {
        /** @description Whether late rewards are sold now */
        open: boolean;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        closesAt?: string;
        /** @description Of late pledges alone; they are in no other figure of `totals` */
        totals: {
          /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
          pledgedMinor: number;
          pledges: number;
          units: number;
        };
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
      /**
       * @description Sold after the deadline, while `latePledges.open`, and only then
       * @constant
       */
      late?: true;
    };
    Abandonment: {
      /** @example cmp_k4jq2m7dxw5ahzet */
      campaignId: string;
      /** @enum {string} */
      state:
        | 'draft'
        | 'upcoming'
        | 'live'
        | 'closing'
        | 'settling'
        | 'settled'
        | 'fulfilling'
        | 'fulfilled'
        | 'cancelled'
        | 'abandoned';
      /**
       * @description ISO 4217
       * @example EUR
       */
      currency: string;
      preview?: {
        /** @enum {string} */
        state: 'counting' | 'counted';
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        requestedAt: string;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        countedAt?: string;
        figures?: {
          pledges: number;
          /** @description Back to cards */
          refunds: {
            pledges: number;
            /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
            amountMinor: number;
          };
          /** @description Never collected */
          releases: {
            pledges: number;
            /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
            amountMinor: number;
          };
          /** @description Stays, because it was delivered */
          delivered: {
            pledges: number;
            /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
            amountMinor: number;
          };
          /** @description What cannot go back to its card */
          otherRoutes: {
            heldByPartner: {
              pledges: number;
              /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
              amountMinor: number;
            };
            withBank: {
              pledges: number;
              /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
              amountMinor: number;
            };
            refundFailed: {
              pledges: number;
              /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
              amountMinor: number;
            };
          };
        };
      };
      /** @description Once it is abandoned */
      progress?: {
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        collectedMinor: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        refundedMinor: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        refundFailedMinor: number;
        /** @description Stays, because it was delivered */
        keptMinor: number;
        openPledges: number;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        settledAt?: string;
      };
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
      /**
       * @description Made after the campaign was settled, and charged at once
       * @constant
       */
      late?: true;
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
          | 'promise_changed'
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
          | 'PledgeKept'
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
          /** @description On top of it, by late pledges; only of an abandoned campaign */
          latePledgedMinor?: number;
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
        /** @description On top of it, by late pledges; only of an abandoned campaign */
        latePledgedMinor?: number;
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
              | 'late'
              | 'released'
              | 'dropped'
              | 'stripe'
              | 'partners'
              | 'bank'
              | 'disputed'
              | 'payable'
              | 'refunds'
              | 'losses'
              | 'fees'
              | 'held'
              | 'creator';
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
    CampaignPromise: {
      /** @example cmp_k4jq2m7dxw5ahzet */
      campaignId: string;
      toleranceDays: number;
      exitDays: number;
      current: components['schemas']['PromiseVersion'];
      /** @description All of them, the first one first */
      versions: components['schemas']['PromiseVersion'][];
    };
    PromiseVersion: {
      number: number;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      at: string;
      reason?: string;
      rewards: components['schemas']['PromisedReward'][];
      /** @description Until then who pledged before the change may take the money back */
      exit?: {
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        closesAt: string;
        rewards: {
          rewardId: string;
          causes: ('later' | 'other' | 'dearer' | 'elsewhere')[];
        }[];
      };
    };
    PromisedReward: {
      rewardId: string;
      what: string;
      /** Format: date */
      when?: string;
      /** @description Missing: everywhere */
      shipsTo?: string[];
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      priceMinor: number;
    };
    ExitLink: {
      /** @example plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca */
      pledgeId: string;
      /** @enum {string} */
      state: 'open' | 'left' | 'over';
      campaign: {
        /** @example cmp_k4jq2m7dxw5ahzet */
        id: string;
        title: string;
      };
      reason?: string;
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      refundMinor: number;
      /**
       * @description ISO 4217
       * @example EUR
       */
      currency: string;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      leaveUntil?: string;
    };
    Milestones: {
      /** @example cmp_k4jq2m7dxw5ahzet */
      campaignId: string;
      confirmed: number;
      milestones: components['schemas']['Milestone'][];
    };
    Milestone: {
      id: string;
      /** @enum {string} */
      kind: 'prototype' | 'tooling' | 'production' | 'certification' | 'shipping' | 'own';
      title: string;
      /** @enum {string} */
      state: 'planned' | 'proposed' | 'confirmed';
      /** @description The day of its forecast has passed without it */
      isLate: boolean;
      /** Format: date */
      plannedFor: string;
      /** Format: date */
      forecastFor: string;
      /**
       * Format: date
       * @description As its creator says
       */
      actualOn?: string;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      confirmedAt?: string;
      evidence: {
        url: string;
        title: string;
      }[];
      note?: string;
      shareBasisPoints?: number;
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      releasedMinor?: number;
    };
    UpdatePage: {
      items: components['schemas']['Update'][];
      /** @description Missing on the last page */
      nextCursor?: string;
    };
    Update: {
      id: string;
      /** @example cmp_k4jq2m7dxw5ahzet */
      campaignId: string;
      title: string;
      text: string;
      /** @enum {string} */
      visibility: 'public' | 'backers';
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      postedAt: string;
      reactions: {
        love: number;
        thanks: number;
        worried: number;
        disappointed: number;
      };
    };
    UpdateChoice: {
      /** @example plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca */
      pledgeId: string;
      subscribed: boolean;
    };
    UpdateLink: {
      /** @example plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca */
      pledgeId: string;
      subscribed: boolean;
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
        | 'partner_endpoint_off'
        | 'review';
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
          | 'promise_changed'
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
          | 'PledgeKept'
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
          | 'PledgeKept'
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
          | 'PledgeKept'
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
          | 'promise_changed'
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
          | 'late'
          | 'released'
          | 'dropped'
          | 'stripe'
          | 'partners'
          | 'bank'
          | 'disputed'
          | 'payable'
          | 'refunds'
          | 'losses'
          | 'fees'
          | 'held'
          | 'creator';
        currency: string;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        balanceMinor: number;
      }[];
      /** @description Held below zero: more was released than is left after refunds */
      creator: {
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        earnedMinor: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        heldMinor: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        releasedMinor: number;
      };
      items: {
        number: number;
        /** @enum {string} */
        kind:
          | 'pledged'
          | 'pledged_late'
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
          | 'later_fee'
          | 'milestone_released';
        pledgeId: string;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        amountMinor: number;
        currency: string;
        reference?: string;
        /** @enum {string} */
        debit:
          | 'backers'
          | 'pledged'
          | 'late'
          | 'released'
          | 'dropped'
          | 'stripe'
          | 'partners'
          | 'bank'
          | 'disputed'
          | 'payable'
          | 'refunds'
          | 'losses'
          | 'fees'
          | 'held'
          | 'creator';
        /** @enum {string} */
        credit:
          | 'backers'
          | 'pledged'
          | 'late'
          | 'released'
          | 'dropped'
          | 'stripe'
          | 'partners'
          | 'bank'
          | 'disputed'
          | 'payable'
          | 'refunds'
          | 'losses'
          | 'fees'
          | 'held'
          | 'creator';
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
    Exits: {
      /** @example cmp_k4jq2m7dxw5ahzet */
      campaignId: string;
      /**
       * @description ISO 4217
       * @example EUR
       */
      currency: string;
      /** @description Who has left so far, for any change */
      exits: number;
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      exitedMinor: number;
      windows: {
        /** @description Of the version of the promise */
        number: number;
        reason: string;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        opensAt: string;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        closesAt: string;
        /** @enum {string} */
        state: 'open' | 'closed';
        /** @description Who had left for any change when it closed */
        untilClose?: {
          exits: number;
          /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
          exitedMinor: number;
        };
      }[];
    };
    Queues: {
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      asOf: string;
      items: {
        /** @example collect-pledge */
        name: string;
        waiting: number;
        inFlight: number;
        delayed: number;
        /** @example collect-pledge */
        deadLettersIn: string;
      }[];
      deadLetters: {
        /** @example collect-pledge */
        name: string;
        waiting: number;
        inFlight: number;
        /** @description Age of the oldest that a look at some of them has found */
        oldestSeconds?: number;
        fedBy: string[];
        redrive?: components['schemas']['Redrive'];
      }[];
    };
    Redrive: {
      /** @enum {string} */
      state: 'running' | 'cancelling' | 'completed' | 'cancelled' | 'failed';
      moved: number;
      /** @description How many there were when it began */
      toMove: number;
      /** @description At most; missing: as fast as can be */
      perSecond?: number;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      startedAt: string;
      failure?: string;
    };
    DeadLetters: {
      /** @example collect-pledge */
      name: string;
      waiting: number;
      inFlight: number;
      items: {
        /** @example 0e8c2a4e-5f1b-4c58-9f0e-7d1f2f0a6b11 */
        messageId: string;
        /**
         * @description The queue that gave it up, where known
         * @example collect-pledge
         */
        from?: string;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        sentAt: string;
        receives: number;
        group?: string;
        /** @description As JSON or text; what must not be read shows as `…` */
        body: unknown;
        bodyBytes: number;
        why: {
          known: boolean;
          /** @description What the last try said */
          error?: string;
          /**
           * Format: date-time
           * @description ISO 8601, in UTC
           */
          at?: string;
        };
        campaignId?: string;
        pledgeId?: string;
      }[];
    };
    RedriveStarted: {
      /** @example collect-pledge */
      name: string;
      /** @example 0e8c2a4e-5f1b-4c58-9f0e-7d1f2f0a6b11 */
      messageId?: string;
      redrive?: components['schemas']['Redrive'];
    };
    Redrives: {
      /** @example collect-pledge */
      name: string;
      items: components['schemas']['Redrive'][];
    };
    CancelledRedrive: {
      /** @example collect-pledge */
      name: string;
      redrive: components['schemas']['Redrive'];
    };
    DiscardedDeadLetter: {
      /** @example collect-pledge */
      name: string;
      /** @example 0e8c2a4e-5f1b-4c58-9f0e-7d1f2f0a6b11 */
      messageId: string;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      discardedAt: string;
    };
    ActPage: {
      items: {
        id: string;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        at: string;
        event: string;
        by: string;
        reason: string;
        /** @example collect-pledge */
        queue?: string;
        /** @example 0e8c2a4e-5f1b-4c58-9f0e-7d1f2f0a6b11 */
        messageId?: string;
        campaignId?: string;
        pledgeId?: string;
        /**
         * Format: date-time
         * @description The later one
         */
        deadline?: string;
        perSecond?: number;
      }[];
      nextCursor?: string;
    };
    Overview: {
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      asOf: string;
      attention: {
        /** @enum {string} */
        kind:
          | 'dead_letters'
          | 'open_attempts'
          | 'past_due'
          | 'tasks'
          | 'partners_failing'
          | 'ledger_differences';
        count: number;
        /** @description There may be more */
        atLeast?: boolean;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        oldestAt?: string;
        text: string;
        lookAt?: string;
      }[];
      settlements: components['schemas']['Settling'][];
      campaigns: {
        upcoming: number;
        live: number;
        settling: number;
      };
    };
    Settling: {
      /** @example cmp_k4jq2m7dxw5ahzet */
      campaignId: string;
      title: string;
      /** @enum {string} */
      state:
        | 'draft'
        | 'upcoming'
        | 'live'
        | 'closing'
        | 'settling'
        | 'settled'
        | 'fulfilling'
        | 'fulfilled'
        | 'cancelled'
        | 'abandoned';
      /** @enum {string} */
      outcome?: 'funded' | 'unfunded';
      /**
       * @description ISO 4217
       * @example EUR
       */
      currency: string;
      pledges: number;
      /** @description Not at their end, those past due among them */
      open: number;
      /** @description Wait for their backer or their time */
      pastDue: number;
      done: number;
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      collectedMinor: number;
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      refundedMinor: number;
      /** @description What is asked of Stripe at most */
      stripePerSecond: number;
      /** @description For what waits for nobody, at that rate */
      secondsLeft: number;
    };
    Feed: {
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      asOf: string;
      nextCursor: string;
      /** @description False: ask again at once */
      isComplete: boolean;
      /** @description One that is told again replaces the one before */
      minutes: {
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        at: string;
        counts: {
          [key: string]: number;
        };
      }[];
      /** @description Of what is new since the cursor */
      seconds: {
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        at: string;
        counts: {
          [key: string]: number;
        };
      }[];
      /** @description Newest last; of a rush some, but all that need attention */
      recent: {
        id: string;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        at: string;
        event: string;
        campaignId?: string;
        pledgeId?: string;
        partnerId?: string;
        amountMinor?: number;
        currency?: string;
        /** @description Somebody should look at it */
        attention: boolean;
        by?: string;
        reason?: string;
      }[];
    };
    InspectedCampaign: {
      campaign: components['schemas']['Campaign'];
      creatorId: string;
      version: number;
      pledgesByState: {
        [key: string]: number;
      };
      dunning: {
        /** @description Pledges whose payment failed at least once */
        failed: number;
        recovering: number;
        recovered: number;
        dropped: number;
      };
      settlement?: components['schemas']['Settling'];
      /** @description 200 points at most, the last one as of now */
      curve: {
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        at: string;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        pledgedMinor: number;
        pledges: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        collectedMinor: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        refundedMinor: number;
      }[];
      eventCounts: {
        [key: string]: number;
      };
      may: {
        cancel: boolean;
        extend: boolean;
        abandon: boolean;
      };
    };
    CancellationPreview: {
      /** @example cmp_k4jq2m7dxw5ahzet */
      campaignId: string;
      isPossible: boolean;
      problem?: {
        code: string;
        detail: string;
      };
      /** @description That stand now */
      pledges: number;
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      pledgedMinor: number;
      /** @description Taken already, and to be given back */
      refundMinor: number;
      /**
       * @description ISO 4217
       * @example EUR
       */
      currency: string;
      /** @description How long it lasts at the rate of Stripe */
      secondsLeft: number;
      /** @description To be typed by whoever does it */
      confirm: string;
      version: number;
    };
    ExtensionPreview: {
      /** @example cmp_k4jq2m7dxw5ahzet */
      campaignId: string;
      isPossible: boolean;
      problem?: {
        code: string;
        detail: string;
      };
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      deadline: string;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      newDeadline: string;
      /** @description That stand now, and would be charged later */
      pledges: number;
      /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
      pledgedMinor: number;
      /** @description Taken already, and kept longer undecided */
      collectedMinor: number;
      /**
       * @description ISO 4217
       * @example EUR
       */
      currency: string;
      /** @description With collection `authorize` */
      holds?: {
        /** @description Pledges that were looked at */
        lookedAt: number;
        /** @description False of a large campaign: a sample was looked at */
        isAll: boolean;
        /** @description Holds on cards that end too early, and give way to the saved card in time */
        ending: number;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        endingMinor: number;
      };
      /** @description To be typed by whoever does it */
      confirm: string;
      version: number;
    };
    SearchResult: {
      /** @enum {string} */
      by: 'pledge_id' | 'campaign_id' | 'stripe_id' | 'backer_id';
      items: {
        /** @enum {string} */
        kind: 'pledge' | 'campaign';
        id: string;
        state: string;
        campaignId?: string;
        title?: string;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        amountMinor?: number;
        /**
         * @description ISO 4217
         * @example EUR
         */
        currency?: string;
      }[];
      hasMore?: boolean;
    };
    Story: {
      /** @example plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca */
      pledgeId: string;
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
      /** @description False: the ledger is long, and was looked into around these times only */
      isComplete: boolean;
      items: {
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        at: string;
        /** @enum {string} */
        kind:
          | 'event'
          | 'attempt'
          | 'refund'
          | 'dispute'
          | 'warning'
          | 'ledger'
          | 'notice'
          | 'webhook'
          | 'act';
        title: string;
        detail?: string;
        /** @description Idempotency-Key at Stripe */
        key?: string;
        /** @description An amount in the currency's minor unit: 4999 is 49.99 EUR */
        amountMinor?: number;
        currency?: string;
        /** @description In Stripe's dashboard */
        link?: string;
        by?: string;
      }[];
    };
    RetriedPledge: {
      /** @example plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca */
      pledgeId: string;
      /** @description What its workers were told to do */
      steps: string[];
    };
    RewardDelivery: {
      /** @example plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca */
      pledgeId: string;
      /** @description In the order in which backers pledged, from 1 */
      number: number;
      /** @enum {string} */
      state: 'waiting' | 'shipping' | 'fulfilled' | 'closed';
      /** @description What is owed */
      lines: {
        rewardId: string;
        quantity: number;
      }[];
      /** @description What is neither delivered nor on its way */
      toSend: {
        rewardId: string;
        quantity: number;
      }[];
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      expectedAt: string;
      /** @description Its wave, and its place in the queue of that */
      wave?: {
        number: number;
        place: number;
      };
      parcels: {
        id: string;
        /** @enum {string} */
        kind: 'parcel' | 'pickup' | 'digital';
        carrier: string;
        trackingNumber?: string;
        /** Format: uri */
        trackingUrl?: string;
        lines: {
          rewardId: string;
          quantity: number;
        }[];
        /** @enum {string} */
        state: 'dispatched' | 'delivered' | 'returned' | 'failed';
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        dispatchedAt: string;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        changedAt: string;
        reason?: string;
      }[];
      data: {
        asked: boolean;
        needsAddress: boolean;
        given: boolean;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        lockAt?: string;
        locked: boolean;
        address?: {
          name: string;
          line1: string;
          line2?: string;
          city: string;
          region?: string;
          postalCode?: string;
          country: string;
          phone?: string;
        };
        choices: {
          rewardId: string;
          id: string;
          title: string;
          options: string[];
          chosen?: string;
        }[];
      };
      codes: {
        rewardId: string;
        code: string;
      }[];
    };
    DeliveryDataGiven: {
      /** @example plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca */
      pledgeId: string;
      given: boolean;
      country?: string;
    };
    DeliveryLink: {
      /** @example plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca */
      pledgeId: string;
      /** @enum {string} */
      state: 'open' | 'locked' | 'over';
      /** @description Whether something was said; what, no link tells */
      given: boolean;
      campaign: {
        /** @example cmp_k4jq2m7dxw5ahzet */
        id: string;
        title: string;
      };
      needsAddress: boolean;
      choices: {
        rewardId: string;
        id: string;
        title: string;
        options: string[];
      }[];
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      lockAt?: string;
    };
    ShipmentVerdicts: {
      done: number;
      known: number;
      refused: number;
      items: {
        index: number;
        /** @enum {string} */
        status: 'done' | 'known' | 'refused';
        reference?: string;
        pledgeId?: string;
        shipmentId?: string;
        /** @description Stable; one of the codes of this document */
        code?: string;
        detail?: string;
      }[];
    };
    ShipmentImport: {
      dryRun: boolean;
      rows: number;
      done: number;
      known: number;
      refused: number;
      items: {
        /** @description The line of the file that the row begins on */
        row: number;
        /** @enum {string} */
        status: 'done' | 'known' | 'refused';
        reference?: string;
        pledgeId?: string;
        shipmentId?: string;
        /** @description Stable; one of the codes of this document */
        code?: string;
        detail?: string;
      }[];
    };
    CodesAdded: {
      added: number;
      known: number;
    };
    DeliveryPlan: {
      /** @example cmp_k4jq2m7dxw5ahzet */
      campaignId: string;
      version: number;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      lockAt?: string;
      keepAddressDays: number;
      reminderDays: number[];
      rewards: {
        rewardId: string;
        /** @enum {string} */
        kind: 'parcel' | 'pickup' | 'digital';
        choices: {
          id: string;
          title: string;
          options: string[];
        }[];
      }[];
    };
    Wave: {
      /** @example cmp_k4jq2m7dxw5ahzet */
      campaignId: string;
      number: number;
      name: string;
      /** @enum {string} */
      state: 'splitting' | 'ready';
      rules: {
        rewardIds?: string[];
        countries?: string[];
        numberFrom?: number;
        numberTo?: number;
      };
      size?: number;
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      createdAt: string;
    };
    Waves: {
      items: components['schemas']['Wave'][];
    };
    WaveExport: {
      /** @description With the header on the first page only */
      csv: string;
      rows: number;
      withoutAddress: number;
      nextCursor?: string;
    };
    CampaignDeliveries: {
      /** @example cmp_k4jq2m7dxw5ahzet */
      campaignId: string;
      waiting: number;
      shipping: number;
      fulfilled: number;
      closed: number;
      /** @description Of those that are open */
      late: number;
      burnDown: {
        /** Format: date */
        day: string;
        ended: number;
        open: number;
      }[];
      items: components['schemas']['OpenDelivery'][];
      /** @description Missing on the last page */
      nextCursor?: string;
    };
    OpenDelivery: {
      /** @example plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca */
      pledgeId: string;
      /** @description In the order in which backers pledged, from 1 */
      number: number;
      /** @enum {string} */
      state: 'waiting' | 'shipping' | 'fulfilled' | 'closed';
      /** @description What is owed */
      lines: {
        rewardId: string;
        quantity: number;
      }[];
      /** @description What is neither delivered nor on its way */
      toSend: {
        rewardId: string;
        quantity: number;
      }[];
      /**
       * Format: date-time
       * @description ISO 8601, in UTC
       */
      expectedAt: string;
      /** @description Its wave, and its place in the queue of that */
      wave?: {
        number: number;
        place: number;
      };
      parcels: {
        id: string;
        /** @enum {string} */
        kind: 'parcel' | 'pickup' | 'digital';
        carrier: string;
        trackingNumber?: string;
        /** Format: uri */
        trackingUrl?: string;
        lines: {
          rewardId: string;
          quantity: number;
        }[];
        /** @enum {string} */
        state: 'dispatched' | 'delivered' | 'returned' | 'failed';
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        dispatchedAt: string;
        /**
         * Format: date-time
         * @description ISO 8601, in UTC
         */
        changedAt: string;
        reason?: string;
      }[];
      isLate: boolean;
      hasAddress: boolean;
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
      /** @description Whether it sends what others have sold */
      ships: boolean;
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
      /** @description Whether it sends what others have sold */
      ships: boolean;
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
    ConsoleSettings: {
      issuer: string;
      clientId: string;
      audience: string;
      /** Format: uri */
      authorizationEndpoint: string;
      /** Format: uri */
      tokenEndpoint: string;
      /**
       * Format: date-time
       * @description By which pages tell how long ago something was
       */
      now: string;
      /** @description Where objects of Stripe can be looked at; empty: nowhere */
      stripeDashboard: string;
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
            /**
             * @description Sold as a late pledge, after the campaign is settled, and only then
             * @constant
             */
            late?: true;
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
          promise?: {
            toleranceDays?: number;
            exitDays?: number;
          };
          /** @description Late rewards are sold once the campaign is settled, charged at once */
          latePledges?: {
            /** Format: date-time */
            closesAt?: string;
          };
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
       *     - `late_pledges_invalid`: Late rewards and latePledges belong together, and late pledges close after the deadline.
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
              | 'shipping_zones_overlap'
              | 'late_pledges_invalid';
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
            /**
             * @description Sold as a late pledge, after the campaign is settled, and only then
             * @constant
             */
            late?: true;
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
          promise?: {
            toleranceDays?: number;
            exitDays?: number;
          };
          /** @description Late rewards are sold once the campaign is settled, charged at once */
          latePledges?: {
            /** Format: date-time */
            closesAt?: string;
          };
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
       *     - `late_pledges_invalid`: Late rewards and latePledges belong together, and late pledges close after the deadline.
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
              | 'shipping_zones_overlap'
              | 'late_pledges_invalid';
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
  announceCampaign: {
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
      /** @description The teaser */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "cmp_k4jq2m7dxw5ahzet",
           *       "title": "A kettle that whistles in tune",
           *       "state": "upcoming",
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
           *       "createdAt": "2026-09-20T11:30:00.000Z",
           *       "teaser": true
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
       *     - `late_pledges_invalid`: Late rewards and latePledges belong together, and late pledges close after the deadline.
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
              | 'shipping_zones_overlap'
              | 'late_pledges_invalid';
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
    requestBody: {
      content: {
        'application/json': {
          /** @description The title of the campaign, or its id */
          confirm: string;
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
      /**
       * @description - `campaign_state`: The campaign is not in a state that allows this.
       *     - `preview_required`: Have it counted first what abandoning the campaign means; a count is good for a day.
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
            code?: 'campaign_state' | 'preview_required';
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
      /** @description - `confirmation_wrong`: What was typed, or the version that was looked at, is not that of now. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'confirmation_wrong';
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
  requestAbandonmentPreview: {
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
      /** @description It is being counted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "state": "fulfilling",
           *       "currency": "EUR",
           *       "preview": {
           *         "state": "counted",
           *         "requestedAt": "2027-04-01T09:00:00.000Z",
           *         "countedAt": "2027-04-01T09:00:04.000Z",
           *         "figures": {
           *           "pledges": 5000,
           *           "refunds": {
           *             "pledges": 2400,
           *             "amountMinor": 11760000
           *           },
           *           "releases": {
           *             "pledges": 0,
           *             "amountMinor": 0
           *           },
           *           "delivered": {
           *             "pledges": 2400,
           *             "amountMinor": 11760000
           *           },
           *           "otherRoutes": {
           *             "heldByPartner": {
           *               "pledges": 0,
           *               "amountMinor": 0
           *             },
           *             "withBank": {
           *               "pledges": 0,
           *               "amountMinor": 0
           *             },
           *             "refundFailed": {
           *               "pledges": 0,
           *               "amountMinor": 0
           *             }
           *           }
           *         }
           *       }
           *     }
           */
          'application/json': components['schemas']['Abandonment'];
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
  readAbandonment: {
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
      /** @description The figures */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "state": "fulfilling",
           *       "currency": "EUR",
           *       "preview": {
           *         "state": "counted",
           *         "requestedAt": "2027-04-01T09:00:00.000Z",
           *         "countedAt": "2027-04-01T09:00:04.000Z",
           *         "figures": {
           *           "pledges": 5000,
           *           "refunds": {
           *             "pledges": 2400,
           *             "amountMinor": 11760000
           *           },
           *           "releases": {
           *             "pledges": 0,
           *             "amountMinor": 0
           *           },
           *           "delivered": {
           *             "pledges": 2400,
           *             "amountMinor": 11760000
           *           },
           *           "otherRoutes": {
           *             "heldByPartner": {
           *               "pledges": 0,
           *               "amountMinor": 0
           *             },
           *             "withBank": {
           *               "pledges": 0,
           *               "amountMinor": 0
           *             },
           *             "refundFailed": {
           *               "pledges": 0,
           *               "amountMinor": 0
           *             }
           *           }
           *         }
           *       }
           *     }
           */
          'application/json': components['schemas']['Abandonment'];
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
       *     - `too_many_changes`: The pledge, or what was said for its delivery, was changed too often.
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
  readPromise: {
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
      /** @description The promise */
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
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "toleranceDays": 30,
           *       "exitDays": 14,
           *       "current": {
           *         "number": 2,
           *         "at": "2026-12-01T09:00:00.000Z",
           *         "reason": "The tool cracked.",
           *         "rewards": [
           *           {
           *             "rewardId": "early-bird",
           *             "what": "Early bird: one kettle",
           *             "priceMinor": 4900,
           *             "when": "2027-06-01"
           *           }
           *         ],
           *         "exit": {
           *           "closesAt": "2026-12-15T09:00:00.000Z",
           *           "rewards": [
           *             {
           *               "rewardId": "early-bird",
           *               "causes": [
           *                 "later"
           *               ]
           *             }
           *           ]
           *         }
           *       },
           *       "versions": [
           *         {
           *           "number": 1,
           *           "at": "2026-10-01T09:00:00.000Z",
           *           "rewards": [
           *             {
           *               "rewardId": "early-bird",
           *               "what": "Early bird: one kettle",
           *               "priceMinor": 4900,
           *               "when": "2027-03-01"
           *             }
           *           ]
           *         },
           *         {
           *           "number": 2,
           *           "at": "2026-12-01T09:00:00.000Z",
           *           "reason": "The tool cracked.",
           *           "rewards": [
           *             {
           *               "rewardId": "early-bird",
           *               "what": "Early bird: one kettle",
           *               "priceMinor": 4900,
           *               "when": "2027-06-01"
           *             }
           *           ],
           *           "exit": {
           *             "closesAt": "2026-12-15T09:00:00.000Z",
           *             "rewards": [
           *               {
           *                 "rewardId": "early-bird",
           *                 "causes": [
           *                   "later"
           *                 ]
           *               }
           *             ]
           *           }
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['CampaignPromise'];
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
  changePromise: {
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
          reason: string;
          rewards: {
            rewardId: string;
            what?: string;
            /** @description `null`: no day any more */
            when?: string | null;
            shipsTo?: string[];
            priceMinor?: number;
          }[];
        };
      };
    };
    responses: {
      /** @description The promise */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "toleranceDays": 30,
           *       "exitDays": 14,
           *       "current": {
           *         "number": 2,
           *         "at": "2026-12-01T09:00:00.000Z",
           *         "reason": "The tool cracked.",
           *         "rewards": [
           *           {
           *             "rewardId": "early-bird",
           *             "what": "Early bird: one kettle",
           *             "priceMinor": 4900,
           *             "when": "2027-06-01"
           *           }
           *         ],
           *         "exit": {
           *           "closesAt": "2026-12-15T09:00:00.000Z",
           *           "rewards": [
           *             {
           *               "rewardId": "early-bird",
           *               "causes": [
           *                 "later"
           *               ]
           *             }
           *           ]
           *         }
           *       },
           *       "versions": [
           *         {
           *           "number": 1,
           *           "at": "2026-10-01T09:00:00.000Z",
           *           "rewards": [
           *             {
           *               "rewardId": "early-bird",
           *               "what": "Early bird: one kettle",
           *               "priceMinor": 4900,
           *               "when": "2027-03-01"
           *             }
           *           ]
           *         },
           *         {
           *           "number": 2,
           *           "at": "2026-12-01T09:00:00.000Z",
           *           "reason": "The tool cracked.",
           *           "rewards": [
           *             {
           *               "rewardId": "early-bird",
           *               "what": "Early bird: one kettle",
           *               "priceMinor": 4900,
           *               "when": "2027-06-01"
           *             }
           *           ],
           *           "exit": {
           *             "closesAt": "2026-12-15T09:00:00.000Z",
           *             "rewards": [
           *               {
           *                 "rewardId": "early-bird",
           *                 "causes": [
           *                   "later"
           *                 ]
           *               }
           *             ]
           *           }
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['CampaignPromise'];
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
       * @description - `campaign_state`: The campaign is not in a state that allows this.
       *     - `promise_unchanged`: Nothing of the promise would be another than it is.
       *     - `too_many_changes`: The pledge, or what was said for its delivery, was changed too often.
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
            code?: 'campaign_state' | 'promise_unchanged' | 'too_many_changes';
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
            code?: 'idempotency_key_reused' | 'reward_not_found';
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
  exitPledge: {
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
      /**
       * @description - `pledge_state`: The pledge is not in a state that allows this.
       *     - `exit_not_offered`: No change of the promise lets this pledge take its money back.
       *     - `exit_window_closed`: The time in which the money could be taken back is over.
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
            code?:
              | 'pledge_state'
              | 'exit_not_offered'
              | 'exit_window_closed'
              | 'pledge_disputed'
              | 'too_many_refunds';
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
      /**
       * @description - `refund_exceeds_remainder`: More than is left of the money.
       *     - `currency_mismatch`: The pledge was collected in another currency.
       *     - `refund_line_unknown`: A line names a reward that was not pledged for.
       *     - `amount_not_representable`: The currency has no such amount.
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
              | 'refund_exceeds_remainder'
              | 'currency_mismatch'
              | 'refund_line_unknown'
              | 'amount_not_representable';
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
  showExitPage: {
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
      /** @description Whether the money can be taken back */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExitLink'];
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
  readMilestones: {
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
      /** @description The milestones */
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
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "confirmed": 1,
           *       "milestones": [
           *         {
           *           "id": "prototype",
           *           "kind": "prototype",
           *           "title": "A kettle that whistles",
           *           "state": "confirmed",
           *           "isLate": false,
           *           "plannedFor": "2026-12-01",
           *           "forecastFor": "2026-12-01",
           *           "actualOn": "2026-11-28",
           *           "confirmedAt": "2026-12-02T10:00:00.000Z",
           *           "evidence": [
           *             {
           *               "url": "https://kettle.example/prototype",
           *               "title": "A film of it"
           *             }
           *           ],
           *           "shareBasisPoints": 3000,
           *           "releasedMinor": 1470000
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Milestones'];
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
  planMilestones: {
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
          milestones: {
            id: string;
            /** @enum {string} */
            kind: 'prototype' | 'tooling' | 'production' | 'certification' | 'shipping' | 'own';
            title: string;
            /** Format: date */
            plannedFor: string;
            shareBasisPoints?: number;
          }[];
        };
      };
    };
    responses: {
      /** @description The milestones */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "confirmed": 1,
           *       "milestones": [
           *         {
           *           "id": "prototype",
           *           "kind": "prototype",
           *           "title": "A kettle that whistles",
           *           "state": "confirmed",
           *           "isLate": false,
           *           "plannedFor": "2026-12-01",
           *           "forecastFor": "2026-12-01",
           *           "actualOn": "2026-11-28",
           *           "confirmedAt": "2026-12-02T10:00:00.000Z",
           *           "evidence": [
           *             {
           *               "url": "https://kettle.example/prototype",
           *               "title": "A film of it"
           *             }
           *           ],
           *           "shareBasisPoints": 3000,
           *           "releasedMinor": 1470000
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Milestones'];
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
       * @description - `campaign_state`: The campaign is not in a state that allows this.
       *     - `locked_after_publishing`: What was published is a promise: only the title may be changed.
       *     - `milestone_state`: The milestone is not in a state that allows this.
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
            code?: 'campaign_state' | 'locked_after_publishing' | 'milestone_state';
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
      /** @description - `milestone_plan_invalid`: The milestones have an id twice, or shares that are not 10,000 together. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'milestone_plan_invalid';
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
  reportMilestone: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
        milestoneId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              /** Format: date */
              forecastFor: string;
            }
          | {
              /** Format: date */
              actualOn: string;
              evidence: {
                /** Format: uri */
                url: string;
                title: string;
              }[];
            };
      };
    };
    responses: {
      /** @description The milestones */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "confirmed": 1,
           *       "milestones": [
           *         {
           *           "id": "prototype",
           *           "kind": "prototype",
           *           "title": "A kettle that whistles",
           *           "state": "confirmed",
           *           "isLate": false,
           *           "plannedFor": "2026-12-01",
           *           "forecastFor": "2026-12-01",
           *           "actualOn": "2026-11-28",
           *           "confirmedAt": "2026-12-02T10:00:00.000Z",
           *           "evidence": [
           *             {
           *               "url": "https://kettle.example/prototype",
           *               "title": "A film of it"
           *             }
           *           ],
           *           "shareBasisPoints": 3000,
           *           "releasedMinor": 1470000
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Milestones'];
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
      /** @description - `milestone_state`: The milestone is not in a state that allows this. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'milestone_state';
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
  listUpdates: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `nextCursor` of the page before */
        cursor?: string;
      };
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
      /** @description A page of them */
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
           *           "id": "upd_k4jq2m7dxw5ahzet",
           *           "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *           "title": "Half way",
           *           "text": "The first hundred kettles whistle.",
           *           "visibility": "public",
           *           "postedAt": "2027-01-15T10:00:00.000Z",
           *           "reactions": {
           *             "love": 120,
           *             "thanks": 31,
           *             "worried": 2,
           *             "disappointed": 0
           *           }
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['UpdatePage'];
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
  postUpdate: {
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
          title: string;
          text: string;
          /**
           * @default public
           * @enum {string}
           */
          visibility?: 'public' | 'backers';
          /** @description Who is written to; all backers when it is missing */
          audience?: {
            rewardIds?: string[];
            states?: (
              'confirmed' | 'collecting' | 'past_due' | 'collected' | 'disputed' | 'won' | 'lost'
            )[];
            countries?: string[];
          };
        };
      };
    };
    responses: {
      /** @description The update */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "upd_k4jq2m7dxw5ahzet",
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "title": "Half way",
           *       "text": "The first hundred kettles whistle.",
           *       "visibility": "public",
           *       "postedAt": "2027-01-15T10:00:00.000Z",
           *       "reactions": {
           *         "love": 120,
           *         "thanks": 31,
           *         "worried": 2,
           *         "disappointed": 0
           *       }
           *     }
           */
          'application/json': components['schemas']['Update'];
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
       * @description - `idempotency_key_reused`: This `Idempotency-Key` came with another body before.
       *     - `reward_not_found`: The campaign has no such reward.
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
            code?: 'idempotency_key_reused' | 'reward_not_found';
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
  listPledgeUpdates: {
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
      /** @description A page of them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "upd_k4jq2m7dxw5ahzet",
           *           "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *           "title": "Half way",
           *           "text": "The first hundred kettles whistle.",
           *           "visibility": "public",
           *           "postedAt": "2027-01-15T10:00:00.000Z",
           *           "reactions": {
           *             "love": 120,
           *             "thanks": 31,
           *             "worried": 2,
           *             "disappointed": 0
           *           }
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['UpdatePage'];
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
  reactToUpdate: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
        updateId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description `null` takes it back */
          reaction: ('love' | 'thanks' | 'worried' | 'disappointed') | null;
        };
      };
    };
    responses: {
      /** @description The update */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "upd_k4jq2m7dxw5ahzet",
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "title": "Half way",
           *       "text": "The first hundred kettles whistle.",
           *       "visibility": "public",
           *       "postedAt": "2027-01-15T10:00:00.000Z",
           *       "reactions": {
           *         "love": 120,
           *         "thanks": 31,
           *         "worried": 2,
           *         "disappointed": 0
           *       }
           *     }
           */
          'application/json': components['schemas']['Update'];
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
  chooseUpdates: {
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
          subscribed: boolean;
          linkToken?: string;
        };
      };
    };
    responses: {
      /** @description What was chosen */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "pledgeId": "plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca",
           *       "subscribed": false
           *     }
           */
          'application/json': components['schemas']['UpdateChoice'];
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
  showUpdatePage: {
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
      /** @description Whether its reader hears of updates */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UpdateLink'];
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
  unsubscribeByLink: {
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
      /** @description It is off */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UpdateLink'];
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
  readExits: {
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
      /** @description The figures */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Exits'];
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
  decideMilestone: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path: {
        id: string;
        milestoneId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          decision: 'confirmed' | 'declined';
          note?: string;
        };
      };
    };
    responses: {
      /** @description The milestones */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "campaignId": "cmp_k4jq2m7dxw5ahzet",
           *       "confirmed": 1,
           *       "milestones": [
           *         {
           *           "id": "prototype",
           *           "kind": "prototype",
           *           "title": "A kettle that whistles",
           *           "state": "confirmed",
           *           "isLate": false,
           *           "plannedFor": "2026-12-01",
           *           "forecastFor": "2026-12-01",
           *           "actualOn": "2026-11-28",
           *           "confirmedAt": "2026-12-02T10:00:00.000Z",
           *           "evidence": [
           *             {
           *               "url": "https://kettle.example/prototype",
           *               "title": "A film of it"
           *             }
           *           ],
           *           "shareBasisPoints": 3000,
           *           "releasedMinor": 1470000
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Milestones'];
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
       *     - `own_milestone`: Nobody confirms a milestone of their own campaign.
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
            code?: 'insufficient_scope' | 'own_milestone';
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
       * @description - `milestone_state`: The milestone is not in a state that allows this.
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
            code?: 'milestone_state' | 'campaign_state';
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
  listQueues: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The queues */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Queues'];
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
  listDeadLetters: {
    parameters: {
      query?: {
        limit?: number;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Some of them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetters'];
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
  readRedrives: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Up to ten redrives */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Redrives'];
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
  redriveDeadLetters: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description That one alone; all there are when missing */
          messageId?: string;
          /** @default 10 */
          perSecond?: number;
          reason: string;
        };
      };
    };
    responses: {
      /** @description What was begun */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RedriveStarted'];
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
       * @description - `dead_letter_gone`: Nobody finds this message any more: it was moved, discarded or forgotten.
       *     - `redrive_running`: Messages of this queue are being moved already.
       *     - `redrive_refused`: It is not known where these messages belong.
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
            code?: 'dead_letter_gone' | 'redrive_running' | 'redrive_refused';
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
      /** @description - `idempotency_key_reused`: This `Idempotency-Key` came with another body before. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'idempotency_key_reused';
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
  cancelRedrive: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description The redrive */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CancelledRedrive'];
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
      /** @description - `redrive_not_running`: No messages of this queue are being moved. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'redrive_not_running';
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
      /** @description - `idempotency_key_reused`: This `Idempotency-Key` came with another body before. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'idempotency_key_reused';
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
  discardDeadLetter: {
    parameters: {
      query?: never;
      header?: {
        /** @description Repeating the request with the same key is safe; a UUID will do */
        'Idempotency-Key'?: string;
      };
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          messageId: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description It is gone */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DiscardedDeadLetter'];
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
      /** @description - `dead_letter_gone`: Nobody finds this message any more: it was moved, discarded or forgotten. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'dead_letter_gone';
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
      /** @description - `idempotency_key_reused`: This `Idempotency-Key` came with another body before. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'idempotency_key_reused';
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
  listActs: {
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
      /** @description A page of acts */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActPage'];
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
  readOverview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description At a glance */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Overview'];
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
  readFeed: {
    parameters: {
      query?: {
        /** @description `nextCursor` of the answer before */
        since?: string;
        /** @description Only events of this campaign in `recent`; counts are of all */
        campaignId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What is new */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Feed'];
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
  inspectCampaign: {
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
      /** @description The campaign */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InspectedCampaign'];
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
  previewCancellation: {
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
      /** @description What would happen */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CancellationPreview'];
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
  cancelForOperations: {
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
          /** @description `confirm` of the preview */
          confirm: string;
          /** @description `version` of the preview */
          version: number;
          reason: string;
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
      /**
       * @description - `idempotency_key_reused`: This `Idempotency-Key` came with another body before.
       *     - `confirmation_wrong`: What was typed, or the version that was looked at, is not that of now.
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
            code?: 'idempotency_key_reused' | 'confirmation_wrong';
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
  previewExtension: {
    parameters: {
      query: {
        /** @description The new deadline */
        deadline: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What would happen */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExtensionPreview'];
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
  extendForOperations: {
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
          /** @description `confirm` of the preview */
          confirm: string;
          /** @description `version` of the preview */
          version: number;
          reason: string;
          /**
           * Format: date-time
           * @description The new deadline
           */
          deadline: string;
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
      /**
       * @description - `idempotency_key_reused`: This `Idempotency-Key` came with another body before.
       *     - `confirmation_wrong`: What was typed, or the version that was looked at, is not that of now.
       *     - `deadline_not_later`: A deadline can only be moved to a later time.
       *     - `deadline_too_far`: The deadline is too far ahead.
       *     - `deadline_beyond_authorization`: An authorisation would lapse before the deadline.
       *     - `late_pledges_invalid`: Late rewards and latePledges belong together, and late pledges close after the deadline.
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
              | 'confirmation_wrong'
              | 'deadline_not_later'
              | 'deadline_too_far'
              | 'deadline_beyond_authorization'
              | 'late_pledges_invalid';
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
  searchPledges: {
    parameters: {
      query: {
        /** @description Id of a pledge, campaign or backer, or of an object at Stripe */
        q: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was found */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SearchResult'];
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
      /** @description - `search_unsupported`: Nothing can be found by this; `detail` says by what it can. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'search_unsupported';
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
  tellStory: {
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
      /** @description Oldest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Story'];
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
  retryPledge: {
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
          reason: string;
        };
      };
    };
    responses: {
      /** @description They were told */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RetriedPledge'];
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
      /** @description - `idempotency_key_reused`: This `Idempotency-Key` came with another body before. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'idempotency_key_reused';
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
  reviewPledge: {
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
          reason: string;
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
      /** @description - `idempotency_key_reused`: This `Idempotency-Key` came with another body before. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'idempotency_key_reused';
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
  readDelivery: {
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
      /** @description The delivery */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RewardDelivery'];
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
  giveDeliveryData: {
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
        'application/json': {
          linkToken?: string;
          address?: {
            name: string;
            line1: string;
            line2?: string;
            city: string;
            region?: string;
            postalCode?: string;
            country: string;
            phone?: string;
          };
          /** @default {} */
          choices?: {
            [key: string]: string;
          };
        };
      };
    };
    responses: {
      /** @description It is kept, sealed */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryDataGiven'];
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
      /**
       * @description - `delivery_over`: Nothing is left to deliver.
       *     - `delivery_locked`: The lock date is over, or everything is on its way: the address is final.
       *     - `too_many_changes`: The pledge, or what was said for its delivery, was changed too often.
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
            code?: 'delivery_over' | 'delivery_locked' | 'too_many_changes';
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
      /**
       * @description - `address_invalid`: The address does not have the form of its country.
       *     - `choice_invalid`: A choice is missing, or is none of the options.
       *     - `country_not_served`: The reward is not shipped to this country.
       *     - `country_not_paid`: Shipping and taxes of the pledge were paid for another country.
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
            code?: 'address_invalid' | 'choice_invalid' | 'country_not_served' | 'country_not_paid';
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
  showDeliveryPage: {
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
      /** @description What is asked for the delivery */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryLink'];
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
  startFulfilment: {
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
      /** @description The campaign */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
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
  recordShipments: {
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
          shipments: unknown[];
        };
      };
    };
    responses: {
      /** @description One by one */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShipmentVerdicts'];
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
  importShipments: {
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
          csv: string;
          /** @default true */
          dryRun?: boolean;
          /** @default 2 */
          firstRow?: number;
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
          'application/json': components['schemas']['ShipmentImport'];
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
       * @description - `csv_invalid`: The file cannot be read as a whole: its form, its columns, or too many rows.
       *     - `csv_delimiter`: The columns of the file are not separated by commas.
       *     - `csv_encoding`: The file is no UTF-8.
       *     - `csv_header`: The first line does not name the columns as they are documented.
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
            code?: 'csv_invalid' | 'csv_delimiter' | 'csv_encoding' | 'csv_header';
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
  addCodes: {
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
          rewardId: string;
          codes: string[];
        };
      };
    };
    responses: {
      /** @description How many were new */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CodesAdded'];
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
  planDelivery: {
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
        'application/json': {
          /** Format: date-time */
          lockAt?: string;
          /** @default 30 */
          keepAddressDays?: number;
          /**
           * @default [
           *       3,
           *       7,
           *       14
           *     ]
           */
          reminderDays?: number[];
          /** @default [] */
          rewards?: {
            rewardId: string;
            /**
             * @default parcel
             * @enum {string}
             */
            kind?: 'parcel' | 'pickup' | 'digital';
            /** @default [] */
            choices?: {
              id: string;
              title: string;
              options: string[];
            }[];
          }[];
        };
      };
    };
    responses: {
      /** @description The plan as it holds */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryPlan'];
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
  listWaves: {
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
      /** @description In the order of their numbers */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Waves'];
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
  createWave: {
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
          name: string;
          /** @default {} */
          rules?: {
            rewardIds?: string[];
            countries?: string[];
            numberFrom?: number;
            numberTo?: number;
          };
        };
      };
    };
    responses: {
      /** @description It is being split */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Wave'];
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
       * @description - `campaign_state`: The campaign is not in a state that allows this.
       *     - `wave_busy`: Another wave of the campaign is being split: wait until it is ready.
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
            code?: 'campaign_state' | 'wave_busy';
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
      /** @description - `idempotency_key_reused`: This `Idempotency-Key` came with another body before. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 422;
            /** @enum {unknown} */
            code?: 'idempotency_key_reused';
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
  exportWave: {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        id: string;
        wave: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the file */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WaveExport'];
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
      /** @description - `wave_state`: The wave is not ready. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'] & {
            /** @constant */
            status?: 409;
            /** @enum {unknown} */
            code?: 'wave_state';
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
  listCampaignDeliveries: {
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
      /** @description Counts, days, and a page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CampaignDeliveries'];
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
                  type: 'pledge.cancel';
                  /** Format: date-time */
                  timestamp?: string;
                  data: {
                    pledgeId: string;
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
                    type: 'pledge.cancel';
                    /** Format: date-time */
                    timestamp?: string;
                    data: {
                      pledgeId: string;
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
  receiveShipmentWebhook: {
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
          /** @constant */
          type: 'shipment.update';
          /** Format: date-time */
          timestamp?: string;
          data: {
            campaignId: string;
            shipments: unknown[];
          };
        };
      };
    };
    responses: {
      /** @description One by one */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShipmentVerdicts'];
        };
      };
      /**
       * @description - `signature_missing`: Send `webhook-id`, `webhook-timestamp` and `webhook-signature`.
       *     - `signature_invalid`: The signature does not fit the body.
       *     - `signature_expired`: The webhook was signed more than five minutes ago: sign it anew.
       *     - `signature_in_the_future`: The webhook was signed more than five minutes ahead of our clock.
       *     - `webhook_id_invalid`: A `webhook-id` has 1 to 255 visible ASCII characters.
       *     - `malformed_json`: The body is no JSON.
       *     - `invalid_request`: Path, query or body do not fit; `errors` says where.
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
              | 'malformed_json'
              | 'invalid_request';
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
          ships?: boolean;
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
          ships?: boolean;
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
  listPledgesOfCampaign: {
    parameters: {
      query?: {
        limit?: number;
        /** @description `nextCursor` of the page before */
        cursor?: string;
        state?:
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
  showConsole: {
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
  readConsoleFile: {
    parameters: {
      query?: never;
      header?: {
        /** @description An `ETag` that was answered before */
        'If-None-Match'?: string;
      };
      path: {
        file: 'main.js' | 'style.css';
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
  readConsoleSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The settings */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConsoleSettings'];
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
