import { describe, expect, test } from '@jest/globals';
import { pledgeEventsTo } from '../../support/given.ts';
import { pledgeToItem } from '../../../shared/store/pledge-item.ts';
import type { Story } from './tell.ts';
import { tell, worker } from './tell.ts';
import { noSecretIsMailed, noSecretIsStored, noSecretIsTold } from './secrets.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJwbGdfMSJ9.c2lnbmF0dXJlc2lnbmF0dXJl';
const never = {
  'a card number': 'paid with 4242424242424242 today',
  'an American Express card': '"number":"378282246310005"',
  'a webhook secret': 'whsec_abc123',
  'an API key': 'sk_test_abc123',
  'a client secret': 'pi_3Abc_secret_Xyz',
  'the signing secret': 'a-signing-secret',
};
const inside = { ...never, 'a token': jwt, 'an address': 'to fan@example.org' };
const harmless = {
  'the name of a test card': 'pm_card_visa and pm_1Abc',
  'a time in milliseconds': 'at 1798761600000',
  'a long number that no card has': '4242424242424241 4242424242424242424242',
  'the number of a stream record': '700000000021414242424242424242',
  'an intent': 'pi_3Abc of seti_1Abc',
};

const logged = (line: string): Story =>
  tell(noSecretIsTold).observe({ kind: 'logged', atMs: 0, capability: 'accept-pledge', line });
const sent = (body: string): Story =>
  tell(noSecretIsTold).observe({
    ...{ kind: 'sent', atMs: 0, by: worker, queue: 'collect-pledge', id: '1', body },
  });
const published = (said: string): Story =>
  tell(noSecretIsTold).observe({
    ...{ kind: 'published', atMs: 0, by: worker, detailType: 'PledgeCreated', detail: { said } },
  });

describe('no secret is told', () => {
  test.each(Object.entries(harmless))('%s is none', (_name, text) => {
    for (const story of [logged(text), sent(text), published(text)])
      expect(story.broken).toEqual([]);
  });

  test.each(Object.entries(inside))('%s breaks it in logs, messages and events', (_name, text) => {
    expect(logged(text).broken).toEqual([expect.stringContaining('log of accept-pledge')]);
    expect(sent(text).broken).toEqual([expect.stringContaining('message in collect-pledge')]);
    expect(published(text).broken).toEqual([expect.stringContaining('event PledgeCreated')]);
  });

  test('what it says does not tell it again', () => {
    expect(logged('x'.repeat(80) + inside['a client secret']).broken[0]).not.toContain('_secret_X');
  });
});

describe('no secret is mailed', () => {
  const mailed = (body: string): Story =>
    tell(noSecretIsMailed).observe({
      ...{ kind: 'mailed', atMs: 0, to: 'fan@example.org', subject: 'Your payment', body },
    });

  test('the link to its payment is none', () => {
    expect(mailed(`https://api/pay?token=${jwt}`).broken).toEqual([]);
  });

  test.each(Object.entries(never))('%s breaks it', (_name, text) => {
    expect(mailed(text).broken).toEqual([expect.stringContaining('mail "Your payment"')]);
  });
});

describe('no secret is stored', () => {
  const prepared = { intentId: 'pi_3Abc', clientSecret: 'pi_3Abc_secret_Xyz' };

  test('but the one that a backer still needs to pay', () => {
    const story = tell(noSecretIsStored).runs('live').pledges();
    story.step({ type: 'PledgePrepared', atMs: 0, prepared });
    for (const event of pledgeEventsTo('confirmed')) story.step(event);
    expect(story.broken).toEqual([]);
  });

  test('one that is kept after that breaks it', () => {
    const story = tell(noSecretIsStored).runs('live').pledges();
    const [confirmed] = pledgeEventsTo('confirmed');
    if (confirmed) story.step(confirmed);
    story.writes({ ...pledgeToItem(story.pledge), prepared });
    expect(story.broken).toEqual([expect.stringContaining(`item P#`)]);
  });

  test.each(Object.entries({ ...never, 'a token': jwt }))('%s breaks it', (_name, note) => {
    const story = tell(noSecretIsStored).writes({ pk: 'T#1', sk: 'TASK', note });
    expect(story.broken).toEqual([expect.stringContaining('item T#1 TASK')]);
  });
});
