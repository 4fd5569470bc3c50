/**
 * Every place from which the product calls a service, or is delivered to, as runs have found them. A
 * place that is not here, or one of these that a long run never comes to, fails `--complete`:
 * somebody has to look.
 */
import type { Delivery } from './kernel/faults.ts';

const operations: Readonly<Record<string, Services>> = {
  'abandon-campaign': {
    dynamodb: 'BatchGetItem, GetItem, PutItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
  },
  'accept-pledge': {
    dynamodb: 'BatchGetItem, GetItem, PutItem, Query, TransactWriteItems, UpdateItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
    secretsmanager: 'GetSecretValue',
    sqs: 'SendMessage',
    stripe: 'POST /v1/customers, POST /v1/payment_intents, POST /v1/setup_intents',
  },
  'announce-opening': {
    delivery: 'delete, receive, rule, send',
    dynamodb: 'GetItem',
  },
  'announce-to-backers': {
    delivery: 'delete, receive, send',
    dynamodb: 'BatchGetItem, GetItem, Query',
    sqs: 'SendMessageBatch',
  },
  'cancel-campaign': {
    dynamodb: 'BatchGetItem, GetItem, PutItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
  },
  'cancel-pledge': {
    dynamodb: 'GetItem, TransactWriteItems, UpdateItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
    sqs: 'SendMessage',
  },
  'change-pledge': {
    dynamodb: 'BatchGetItem, GetItem, TransactWriteItems',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
  },
  'check-ledger': {
    delivery: 'delete, receive, schedule, send',
    dynamodb: 'BatchGetItem, GetItem, PutItem, Query, Query of an index, TransactWriteItems',
    secretsmanager: 'GetSecretValue',
    sqs: 'SendMessage, SendMessageBatch',
    stripe:
      'GET /v1/balance_transactions, GET /v1/charges/{id}, GET /v1/disputes, GET /v1/payment_intents/{id}',
  },
  'collect-pledge': {
    delivery: 'delete, receive, send',
    dynamodb: 'BatchGetItem, GetItem, PutItem, UpdateItem',
    secretsmanager: 'GetSecretValue',
    sqs: 'SendMessage',
    stripe:
      'GET /v1/disputes, GET /v1/payment_intents, GET /v1/payment_intents/{id}, POST /v1/payment_intents, POST /v1/payment_intents/{id}/capture, POST /v1/payment_intents/{id}/confirm',
  },
  'complete-fulfilment': {
    delivery: 'delete, receive, rule, send',
    dynamodb: 'BatchGetItem, GetItem',
  },
  'complete-settlement': {
    delivery: 'delete, receive, send',
    dynamodb: 'BatchGetItem, GetItem, PutItem, Query',
    secretsmanager: 'GetSecretValue',
    sqs: 'SendMessage, SendMessageBatch',
  },
  'confirm-payment': {
    delivery: 'delete, receive, send',
    dynamodb: 'GetItem, UpdateItem',
    sqs: 'SendMessage',
  },
  'confirm-pledge': {
    dynamodb: 'GetItem, UpdateItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
    secretsmanager: 'GetSecretValue',
    stripe:
      'GET /v1/payment_intents/{id}, GET /v1/setup_intents/{id}, POST /v1/customers, POST /v1/payment_intents, POST /v1/setup_intents',
  },
  'count-failed-setup': {
    delivery: 'delete, receive, send',
    dynamodb: 'BatchGetItem, GetItem, PutItem, UpdateItem',
    secretsmanager: 'GetSecretValue',
    sqs: 'SendMessage',
    stripe:
      'GET /v1/payment_intents/{id}, GET /v1/setup_intents/{id}, POST /v1/payment_intents/{id}/cancel, POST /v1/setup_intents/{id}/cancel',
  },
  'create-campaign': {
    dynamodb: 'PutItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
  },
  'deadline of a campaign': {
    delivery: 'schedule',
  },
  'deliver-to-partner': {
    delivery: 'delete, receive, send',
    dynamodb: 'GetItem, PutItem',
    partner: 'POST',
    secretsmanager: 'GetSecretValue',
    sqs: 'SendMessage',
  },
  'dun-pledge': {
    delivery: 'delete, receive, send',
    dynamodb: 'BatchGetItem, GetItem, PutItem, TransactWriteItems, UpdateItem',
    secretsmanager: 'GetSecretValue',
    sqs: 'SendMessage',
    stripe: 'GET /v1/payment_intents/{id}, POST /v1/payment_intents/{id}/cancel',
  },
  'edit-campaign': {
    dynamodb: 'BatchGetItem, GetItem, PutItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
  },
  'extend-for-operations': {
    dynamodb: 'BatchGetItem, GetItem, PutItem, UpdateItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
    scheduler: 'POST /schedules/{name}, PUT /schedules/{name}',
  },
  'extend-payment-window': {
    dynamodb: 'GetItem, UpdateItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
  },
  'finish-task': {
    dynamodb: 'UpdateItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
  },
  'follow-money': {
    delivery: 'delete, receive, rule, send',
    dynamodb: 'GetItem, PutItem, TransactWriteItems',
  },
  'gather-evidence': {
    dynamodb: 'GetItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
    secretsmanager: 'GetSecretValue',
    stripe: 'GET /v1/charges',
  },
  'inspect-pledge': {
    dynamodb: 'GetItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
  },
  'keep-totals': {
    delivery: 'batch',
    dynamodb: 'BatchGetItem, GetItem, PutItem, TransactWriteItems, UpdateItem',
  },
  'lapse-pledge': {
    delivery: 'delete, receive, rule, send',
    dynamodb: 'GetItem',
    sqs: 'SendMessage',
  },
  'list-campaign-pledges': {
    dynamodb: 'GetItem, Query',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
  },
  'list-campaigns': {
    dynamodb: 'BatchGetItem, Query of an index',
  },
  'list-tasks': {
    dynamodb: 'BatchGetItem, Query of an index',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
  },
  'notify-backer': {
    delivery: 'delete, receive, rule, send',
    dynamodb: 'GetItem',
    secretsmanager: 'GetSecretValue',
    ses: 'POST /v2/email/{name}',
  },
  'open-fulfilments': {
    delivery: 'delete, receive, rule, send',
    dynamodb: 'GetItem, Query, TransactWriteItems, UpdateItem',
  },
  'open-task': {
    delivery: 'delete, receive, rule, send',
    dynamodb: 'GetItem, PutItem',
  },
  'prepare-payment': {
    delivery: 'delete, receive, send',
    dynamodb: 'BatchGetItem, GetItem, PutItem, UpdateItem',
    secretsmanager: 'GetSecretValue',
    stripe: 'POST /v1/customers, POST /v1/payment_intents, POST /v1/setup_intents',
  },
  'preview-abandonment': {
    delivery: 'delete, receive, send',
    dynamodb: 'BatchGetItem, GetItem, PutItem, Query',
  },
  'preview-extension': {
    dynamodb: 'BatchGetItem, GetItem, Query',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
  },
  'publish-campaign': {
    dynamodb: 'BatchGetItem, GetItem, PutItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
    scheduler: 'POST /schedules/{name}, PUT /schedules/{name}',
  },
  'read-campaign': {
    dynamodb: 'BatchGetItem, GetItem',
  },
  'read-ledger': {
    dynamodb: 'GetItem, Query',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
  },
  'read-pledge': {
    dynamodb: 'GetItem, UpdateItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
    secretsmanager: 'GetSecretValue',
    sqs: 'SendMessage',
    stripe:
      'GET /v1/payment_intents/{id}, POST /v1/customers, POST /v1/payment_intents, POST /v1/setup_intents',
  },
  'read-report-key': {
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
    secretsmanager: 'GetSecretValue',
  },
  'read-settlement': {
    dynamodb: 'BatchGetItem, GetItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
  },
  'read-settlement-report': {
    dynamodb: 'BatchGetItem, GetItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
  },
  'receive-partner-webhook': {
    dynamodb: 'GetItem, PutItem, UpdateItem',
    secretsmanager: 'GetSecretValue',
    sqs: 'SendMessageBatch',
  },
  'receive-stripe-webhook': {
    secretsmanager: 'GetSecretValue',
    sqs: 'SendMessage',
  },
  'reconcile-disputes': {
    delivery: 'delete, receive, send',
    dynamodb: 'BatchGetItem, GetItem, PutItem, UpdateItem',
    secretsmanager: 'GetSecretValue',
    stripe: 'GET /v1/disputes, GET /v1/payment_intents/{id}, GET /v1/radar/early_fraud_warnings',
  },
  'reconcile-payment': {
    delivery: 'delete, receive, send',
    dynamodb: 'BatchGetItem, GetItem, PutItem, UpdateItem',
    secretsmanager: 'GetSecretValue',
    sqs: 'SendMessage',
    stripe: 'GET /v1/payment_intents/{id}',
  },
  'reconcile-refunds': {
    delivery: 'delete, receive, send',
    dynamodb: 'BatchGetItem, GetItem, PutItem, UpdateItem',
    secretsmanager: 'GetSecretValue',
    stripe: 'GET /v1/payment_intents/{id}, GET /v1/refunds',
  },
  'refund-pledge': {
    delivery: 'delete, receive, send',
    dynamodb: 'BatchGetItem, GetItem, PutItem, UpdateItem',
    secretsmanager: 'GetSecretValue',
    stripe: 'GET /v1/refunds, POST /v1/refunds',
  },
  'register-partner': {
    dynamodb: 'PutItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
    secretsmanager: 'GetSecretValue',
  },
  'relay-events': {
    delivery: 'batch',
    events: 'PutEvents',
  },
  'release-pledge': {
    delivery: 'delete, receive, send',
    dynamodb: 'BatchGetItem, GetItem, PutItem, TransactWriteItems, UpdateItem',
    secretsmanager: 'GetSecretValue',
    sqs: 'SendMessage',
    stripe:
      'GET /v1/payment_intents, GET /v1/payment_intents/{id}, GET /v1/refunds, POST /v1/customers, POST /v1/payment_intents, POST /v1/payment_intents/{id}/cancel, POST /v1/refunds',
  },
  'renew-payment-method': {
    dynamodb: 'GetItem, Query',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
    secretsmanager: 'GetSecretValue',
    stripe: 'GET /v1/payment_intents/{id}',
  },
  'replace-authorization': {
    delivery: 'delete, receive, send',
    dynamodb: 'BatchGetItem, GetItem, PutItem, UpdateItem',
    secretsmanager: 'GetSecretValue',
    stripe: 'GET /v1/payment_intents/{id}',
  },
  'replan-authorizations': {
    delivery: 'delete, receive, rule, send',
    dynamodb: 'GetItem, Query',
  },
  'request-abandonment-preview': {
    dynamodb: 'BatchGetItem, GetItem, PutItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
    sqs: 'SendMessage',
  },
  'request-ledger-check': {
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
    sqs: 'SendMessage',
  },
  'request-refund': {
    dynamodb: 'GetItem, UpdateItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
    sqs: 'SendMessage',
  },
  'seal-campaign': {
    delivery: 'delete, receive, send',
    dynamodb: 'GetItem, PutItem',
  },
  'set-up-partner-payment': {
    delivery: 'delete, receive, send',
    dynamodb: 'BatchGetItem, GetItem, PutItem, UpdateItem',
    secretsmanager: 'GetSecretValue',
    sqs: 'SendMessage',
    stripe: 'POST /v1/setup_intents',
  },
  'settle-pledge': {
    delivery: 'delete, receive, rule, send',
    dynamodb: 'GetItem',
    sqs: 'SendMessageBatch',
  },
  'settle-refund-elsewhere': {
    dynamodb: 'GetItem, UpdateItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
  },
  'show-payment-page': {
    secretsmanager: 'GetSecretValue',
  },
  'start-announcement': {
    delivery: 'delete, receive, rule, send',
    sqs: 'SendMessageBatch',
  },
  'start-settlement': {
    delivery: 'delete, receive, rule, send',
    dynamodb: 'GetItem, PutItem, Query',
    sqs: 'SendMessage, SendMessageBatch',
  },
  'submit-evidence': {
    dynamodb: 'GetItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
    secretsmanager: 'GetSecretValue',
    sqs: 'SendMessage',
    stripe: 'GET /v1/charges, GET /v1/disputes, POST /v1/disputes/{id}',
  },
  'sweep-campaigns': {
    delivery: 'delete, receive, schedule, send',
    dynamodb: 'BatchGetItem, Query of an index',
    events: 'PutEvents',
    sqs: 'SendMessage',
  },
  'sweep-deliveries': {
    delivery: 'delete, receive, schedule, send',
    dynamodb: 'BatchGetItem, PutItem, Query of an index',
    sqs: 'SendMessage',
  },
  'sweep-fulfilments': {
    delivery: 'delete, receive, schedule, send',
    dynamodb: 'PutItem, Query of an index',
  },
  'sweep-pledges': {
    delivery: 'delete, receive, schedule, send',
    dynamodb: 'BatchGetItem, PutItem, Query of an index, UpdateItem',
    sqs: 'SendMessage',
  },
  'sweep-promises': {
    delivery: 'delete, receive, schedule, send',
    dynamodb: 'Query of an index',
  },
  'take-partner-event': {
    delivery: 'delete, receive, send',
    dynamodb: 'BatchGetItem, GetItem, PutItem, TransactWriteItems, UpdateItem',
    sqs: 'SendMessage',
  },
  'tally-campaign': {
    delivery: 'delete, receive, rule, send',
    dynamodb: 'BatchGetItem, GetItem, PutItem, Query',
  },
  'tell-partner': {
    delivery: 'delete, receive, rule, send',
    dynamodb: 'PutItem',
    sqs: 'SendMessage',
  },
  'verify-pledge': {
    dynamodb: 'GetItem, UpdateItem',
    issuer: 'GET /oidc/.well-known/openid-configuration, GET /oidc/jwks.json',
  },
  'write-to-backer': {
    delivery: 'delete, receive, send',
    dynamodb: 'GetItem',
    ses: 'POST /v2/email/{name}',
  },
};

type Services = Readonly<Record<string, string>>;

/** Whoever is handed messages has one that failed wait, and keeps why one was given up. */
const ofConsumers: Services = { sqs: 'ChangeMessageVisibility', dynamodb: 'PutItem' };

const sitesOf = (capability: string, services: Services): string[] =>
  Object.entries(services).flatMap(([service, names]) =>
    names.split(', ').map((name) => `${capability} · ${service} · ${name}`),
  );

const isConsumer = ({ delivery = '' }: Services): boolean => delivery.includes('receive');

const deliveredBy = (kind: Delivery): readonly string[] =>
  Object.keys(operations).filter((name) => operations[name]?.['delivery']?.includes(kind));

/** Functions to which batches of the table's stream are handed. */
export const streamReaders = deliveredBy('batch');
/** Functions to which messages, events or records of the stream are handed. */
export const consumers = [...deliveredBy('receive'), ...streamReaders] as [string, ...string[]];

/** `capability · service · operation` */
export const callSites: readonly string[] = [
  ...new Set(
    Object.entries(operations).flatMap(([capability, services]) => [
      ...sitesOf(capability, services),
      ...(isConsumer(services) ? sitesOf(capability, ofConsumers) : []),
    ]),
  ),
];
