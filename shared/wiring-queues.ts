/** What looks after queues and dead letters, made from the environment at the first use. */
import { SQSClient } from '@aws-sdk/client-sqs';
import { actStore } from './store/act-store.ts';
import { deadLettersIn, depthOf } from './queues/dead-letters.ts';
import { environment } from './env.ts';
import { failureStore } from './store/failure-store.ts';
import { now, table } from './wiring.ts';
import { once } from './once.ts';
import { queueMap } from './queues/queue-map.ts';
import { sqsRedrives } from './queues/redrives.ts';

const sqs = /* @__PURE__ */ once(() => new SQSClient({}));

export const queues = /* @__PURE__ */ once(() =>
  queueMap(environment('QUEUES'), {
    url: environment('QUEUE_URL_PREFIX'),
    arn: environment('QUEUE_ARN_PREFIX'),
  }),
);
export const depth = (url: string) => depthOf(sqs(), url);
export const deadLetters = (name: string) => deadLettersIn(sqs(), queues().deadUrlOf(name));
export const redrives = /* @__PURE__ */ once(() => sqsRedrives(sqs()));
export const failures = /* @__PURE__ */ once(() => failureStore(table()));
export const acts = /* @__PURE__ */ once(() => actStore(table()));
export const acting = () => ({ acts: acts(), now });
