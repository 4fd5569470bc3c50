/** What a partner shop sends to have a pledge made. */
export const createEvent = (
  campaignId: string,
  reference: string,
  more: Readonly<Record<string, unknown>> = {},
) => ({
  type: 'pledge.create',
  data: {
    ...{ reference, campaignId, backer: { reference: `customer-${reference}` } },
    ...{ amountMinor: 2500, payment: { by: 'partner' } },
    ...more,
  },
});
