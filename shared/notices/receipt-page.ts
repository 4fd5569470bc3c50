/** A receipt as a page for people, made to be printed: no script, nothing loaded from elsewhere. */
import type { Receipt } from '../domain/receipt.ts';
import { escapeHtml, timeWords } from './words.ts';
import { formatMoney } from '../domain/money.ts';

const style = `
:root{--ink:#1d1d1f;--soft:#5a5a62;--line:#dcdce2;--ground:#f4f4f7;--sheet:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#f2f2f5;--soft:#b4b4be;--line:#3a3a42;
--ground:#111114;--sheet:#1c1c21}}
@media print{:root{--ink:#000;--soft:#333;--line:#999;--ground:#fff;--sheet:#fff}}
*{box-sizing:border-box}
body{margin:0;padding:24px 16px;background:var(--ground);color:var(--ink);
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:640px;margin:0 auto;padding:28px 24px;background:var(--sheet)}
h1{margin:0 0 4px;font-size:26px;line-height:1.2}
p{margin:0 0 20px;color:var(--soft);overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse;margin:0 0 20px}
th,td{padding:8px 0;border-bottom:1px solid var(--line);text-align:left;font-weight:400}
td{text-align:right;white-space:nowrap;padding-left:16px;font-variant-numeric:tabular-nums}
tfoot th,tfoot td{font-weight:700;border:0}
`;

type Row = readonly [what: string, amount: string];

export function receiptPage(receipt: Receipt): string {
  const { campaign, pledgeId, paidAtMs, payment } = receipt;
  const title = `Receipt for ${campaign.title}`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>
<h1>${escapeHtml(title)}</h1>
<p>Paid on ${escapeHtml(timeWords(paidAtMs))}</p>
${tableOf(receipt)}
<p>Pledge ${escapeHtml(pledgeId)}<br>Payment ${escapeHtml(payment.intentId)}</p>
</main></body></html>
`;
}

function tableOf(receipt: Receipt): string {
  const money = (amountMinor: number): string => formatMoney(amountMinor, receipt.currency);
  const paid = rowsOf(paidRows(receipt, money));
  const total = rowsOf([['Total paid', money(receipt.totalMinor)]]);
  const back = rowsOf(
    receipt.refunds.map(({ amountMinor, state }) => [`Refund, ${state}`, money(-amountMinor)]),
  );
  return `<table><tbody>${paid}</tbody><tfoot>${total}${back}</tfoot></table>`;
}

type Money = (amountMinor: number) => string;

function paidRows(receipt: Receipt, money: Money): Row[] {
  const { lines, shippingMinor, shipTo, taxes, extraMinor } = receipt;
  return [
    ...lines.map(({ title, quantity, priceMinor, amountMinor }): Row => [
      `${quantity} × ${title}, ${money(priceMinor)} each`,
      money(amountMinor),
    ]),
    ...(shippingMinor === undefined
      ? []
      : [[`Shipping${shipTo ? ` to ${shipTo.country}` : ''}`, money(shippingMinor)] as const]),
    ...taxes.map(taxRow(money)),
    ...(extraMinor === undefined ? [] : [['Your support', money(extraMinor)] as const]),
  ];
}

const taxRow =
  (money: Money) =>
  ({ title, rateBasisPoints, included, amountMinor }: Receipt['taxes'][number]): Row => [
    `${included ? 'Contains ' : ''}${title}, ${rateBasisPoints / 100} %`,
    included ? `(${money(amountMinor)})` : money(amountMinor),
  ];

const rowsOf = (rows: readonly Row[]): string =>
  rows
    .map(
      ([what, amount]) =>
        `<tr><th scope="row">${escapeHtml(what)}</th><td>${escapeHtml(amount)}</td></tr>`,
    )
    .join('');
