import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Bench } from './bench.ts';
import { chargeOf, paid, savedCard, startBench } from './bench.ts';

/** What Stripe's reference shows of each object; fields may be added, none may be missing. */
const fields = {
  customer:
    'address balance created currency default_source delinquent description discount email ' +
    'id invoice_prefix invoice_settings livemode metadata name next_invoice_sequence object ' +
    'phone preferred_locales shipping tax_exempt test_clock',
  payment_method:
    'allow_redisplay billing_details card created customer customer_account id livemode ' +
    'metadata object type',
  card:
    'brand checks country display_brand exp_month exp_year fingerprint funding ' +
    'generated_from last4 networks regulated_status three_d_secure_usage wallet',
  setup_intent:
    'application automatic_payment_methods cancellation_reason client_secret created ' +
    'customer description excluded_payment_method_types flow_directions id last_setup_error ' +
    'latest_attempt livemode mandate metadata next_action object on_behalf_of ' +
    'payment_method payment_method_configuration_details payment_method_options ' +
    'payment_method_types single_use_mandate status usage',
  setup_attempt:
    'application created customer customer_account flow_directions id livemode object ' +
    'on_behalf_of payment_method payment_method_details setup_error setup_intent status ' +
    'usage',
  payment_intent:
    'amount amount_capturable amount_details amount_received application ' +
    'application_fee_amount automatic_payment_methods canceled_at cancellation_reason ' +
    'capture_method client_secret confirmation_method created currency customer ' +
    'customer_account description excluded_payment_method_types id last_payment_error ' +
    'latest_charge livemode managed_payments metadata next_action object on_behalf_of ' +
    'payment_method payment_method_configuration_details payment_method_options ' +
    'payment_method_types processing receipt_email review setup_future_usage shipping ' +
    'source statement_descriptor statement_descriptor_suffix status transfer_data ' +
    'transfer_group',
  charge:
    'amount amount_captured amount_refunded application application_fee ' +
    'application_fee_amount balance_transaction billing_details ' +
    'calculated_statement_descriptor captured created currency customer description ' +
    'disputed failure_balance_transaction failure_code failure_message fraud_details id ' +
    'livemode metadata object on_behalf_of outcome paid payment_intent payment_method ' +
    'payment_method_details receipt_email receipt_number receipt_url refunded refunds ' +
    'review shipping source source_transfer statement_descriptor ' +
    'statement_descriptor_suffix status transfer_data transfer_group',
  charged_card:
    'amount_authorized authorization_code brand checks country exp_month exp_year ' +
    'extended_authorization fingerprint funding incremental_authorization installments ' +
    'last4 mandate multicapture network network_token network_transaction_id overcapture ' +
    'regulated_status three_d_secure transaction_link_id wallet',
  outcome:
    'advice_code network_advice_code network_decline_code network_status reason ' +
    'seller_message type',
  refund:
    'amount balance_transaction charge created currency customer customer_account ' +
    'destination_details id metadata object payment_intent payment_method reason ' +
    'receipt_number source_transfer_reversal status transfer_reversal',
  dispute:
    'amount balance_transactions charge created currency enhanced_eligibility_types ' +
    'evidence evidence_details id is_charge_refundable livemode metadata object ' +
    'payment_intent payment_method_details reason status',
  evidence:
    'access_activity_log billing_address cancellation_policy cancellation_policy_disclosure ' +
    'cancellation_rebuttal customer_communication customer_email_address customer_name ' +
    'customer_purchase_ip customer_signature duplicate_charge_documentation ' +
    'duplicate_charge_explanation duplicate_charge_id enhanced_evidence product_description ' +
    'receipt refund_policy refund_policy_disclosure refund_refusal_explanation service_date ' +
    'service_documentation shipping_address shipping_carrier shipping_date ' +
    'shipping_documentation shipping_tracking_number uncategorized_file uncategorized_text',
  event: 'api_version created data id livemode object pending_webhooks request type',
  balance_transaction:
    'amount available_on balance_type created currency description exchange_rate fee ' +
    'fee_details id net object reporting_category source status type',
  balance: 'available connect_reserved livemode object pending',
  webhook_endpoint:
    'api_version application created description enabled_events id livemode metadata object ' +
    'status url',
} as const;

type Name = keyof typeof fields;

let bench: Bench;
const samples = new Map<Name, object | null | undefined>();

beforeAll(async () => {
  bench = await startBench();
  const { stripe } = bench;
  const { customer, method } = await savedCard(bench);
  const paymentMethod = await stripe.paymentMethods.retrieve(method);
  const setups = await stripe.setupIntents.list({ customer });
  const attempts = await stripe.setupAttempts.list({ setup_intent: setups.data[0]?.id ?? '' });
  const intent = await paid(bench, { payment_method: 'pm_card_createDispute' });
  const charge = await chargeOf(bench, intent);
  const refunded = await paid(bench);
  const dispute = (await stripe.disputes.list()).data[0];
  samples.set('customer', await stripe.customers.retrieve(customer));
  samples.set('payment_method', paymentMethod);
  samples.set('card', paymentMethod.card);
  samples.set('setup_intent', setups.data[0]);
  samples.set('setup_attempt', attempts.data[0]);
  samples.set('payment_intent', intent);
  samples.set('charge', charge);
  samples.set('charged_card', charge.payment_method_details?.card);
  samples.set('outcome', charge.outcome);
  samples.set('refund', await stripe.refunds.create({ payment_intent: refunded.id }));
  samples.set('dispute', dispute);
  samples.set('evidence', dispute?.evidence);
  samples.set('event', (await stripe.events.list()).data[0]);
  samples.set('balance_transaction', (await stripe.balanceTransactions.list()).data[0]);
  samples.set('balance', await stripe.balance.retrieve());
  const hook = { url: 'https://shop.example/hook', enabled_events: ['*'] as ['*'] };
  samples.set('webhook_endpoint', await stripe.webhookEndpoints.create(hook));
});
afterAll(() => bench.close());

describe('objects have every field of their reference', () => {
  test.each(Object.keys(fields) as Name[])('%s', (name) => {
    const present = Object.keys(samples.get(name) ?? {});
    const missing = fields[name].split(' ').filter((field) => !present.includes(field));
    expect(missing).toEqual([]);
  });
});

describe('expansion', () => {
  test('follows ids through several objects and through lists', async () => {
    const intent = await paid(bench, { expand: ['latest_charge.balance_transaction'] });
    expect(intent.latest_charge).toMatchObject({ balance_transaction: { fee: 103, net: 2397 } });
    const { data } = await bench.stripe.charges.list({ limit: 1, expand: ['data.payment_intent'] });
    expect(data[0]?.payment_intent).toMatchObject({ object: 'payment_intent', id: intent.id });
  });
});

describe('the balance', () => {
  test('is pending for two days and then available', async () => {
    const fresh = await startBench();
    await paid(fresh, { currency: 'eur' });
    const before = await fresh.stripe.balance.retrieve();
    await fresh.advance(2 * 24 * 3600 + 1);
    const after = await fresh.stripe.balance.retrieve();
    expect([before.pending[0]?.amount, before.available[0]?.amount]).toEqual([2397, 0]);
    expect([after.pending[0]?.amount, after.available[0]?.amount]).toEqual([0, 2397]);
    await fresh.close();
  });
});
