/** What a pledge is for, on the wire: its lines always, and `rewardId` where there is one. */
import type { OrderFacts } from '../domain/line.ts';
import { linesOf, taxMinorOf } from '../domain/line.ts';
import { minor, natural } from './answer-parts.ts';
import * as z from 'zod';

export function orderView(order: OrderFacts) {
  const { rewardId, quantity, amountMinor, shipTo, shippingMinor, taxes, extraMinor } = order;
  return {
    ...(rewardId !== undefined && { rewardId }),
    quantity,
    lines: linesOf(order),
    amountMinor,
    ...(shipTo && { shipTo }),
    ...(shippingMinor !== undefined && { shippingMinor }),
    ...(taxes && { taxMinor: taxMinorOf(taxes), taxes }),
    ...(extraMinor !== undefined && { extraMinor }),
  };
}

export const lineAnswer = () =>
  z.strictObject({
    rewardId: z.string(),
    variantId: z.string().optional(),
    quantity: natural(),
    priceMinor: minor(),
    addOn: z.literal(true).optional(),
  });

export const taxAnswer = () =>
  z.strictObject({
    title: z.string(),
    rateBasisPoints: natural(),
    included: z.boolean().meta({ description: 'Contained in the prices already' }),
    amountMinor: minor(),
  });

export const orderAnswer = () => ({
  rewardId: z.string().optional().meta({ description: 'Of a pledge with one line' }),
  quantity: natural().meta({ description: 'Pieces in all lines' }),
  lines: z.array(lineAnswer()).meta({ description: 'With the prices that are kept for them' }),
  amountMinor: minor(),
  shipTo: z.strictObject({ country: z.string() }).optional(),
  shippingMinor: minor().optional(),
  taxMinor: minor().optional().meta({ description: 'Sum of `taxes`' }),
  taxes: z.array(taxAnswer()).optional(),
  extraMinor: minor().optional().meta({ description: 'Given on top of what all of it costs' }),
});
