import { expect, test } from '@jest/globals';
import { faultOf, signedHeaders } from '../../shared/partners/standard-webhook.ts';
import { partnerSecret } from '../../shared/partners/partner-secret.ts';
import { sign } from './kit/sender.ts';

/** Of the test suite of Standard Webhooks' reference libraries. */
const vector = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  atMs: 1_614_265_330_000,
  body: Buffer.from('{"test": 2432232314}'),
};
const right = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

test('a webhook is signed as the reference libraries sign it', () => {
  const headers = signedHeaders([vector.secret], vector);
  expect(headers).toEqual({
    'webhook-id': vector.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': right,
  });
  expect(sign(vector.secret, vector.id, 1_614_265_330, vector.body.toString())).toBe(right);
});

test('one signature of several that fits is enough, and none of another version', () => {
  const headers = signedHeaders([vector.secret], vector);
  const proved = (signature: string, body = vector.body) =>
    faultOf({ ...headers, 'webhook-signature': signature }, body, {
      secrets: [vector.secret],
      nowMs: vector.atMs,
    });
  expect(proved(`v1,AAAA v1a,x ${right}`)).toBeUndefined();
  expect(proved(right.replace('v1,', 'v2,'))).toBe('signature_invalid');
  expect(proved(right, Buffer.from('{"test": 2432232315}'))).toBe('signature_invalid');
  expect(proved('')).toBe('signature_missing');
});

test('each partner and each number has a secret of its own', () => {
  const root = 'r'.repeat(32);
  const secrets = [
    partnerSecret(root, 'prt_a', 1),
    partnerSecret(root, 'prt_a', 2),
    partnerSecret(root, 'prt_b', 1),
  ];
  expect(new Set(secrets).size).toBe(3);
  expect(partnerSecret(root, 'prt_a', 1)).toBe(secrets[0]);
});
