import { expect, test } from '@jest/globals';
import { pledgeEventsTo } from '../../support/given.ts';
import type { PledgeState } from '../../../shared/domain/pledge.ts';
import type { Story } from './tell.ts';
import { tell } from './tell.ts';
import { endsAreTold } from './notices.ts';

const to = 'fan@example.org';

function lived(state: PledgeState, contactEmail: string | undefined = to): Story {
  const story = tell(endsAreTold).runs('settled').pledges();
  for (const event of pledgeEventsTo(state)) story.step(event, { contactEmail });
  return story;
}

const mailed = (story: Story, subject: string, address = to): Story =>
  story.observe({ kind: 'mailed', atMs: 0, to: address, subject, body: '' });

const released = 'Your pledge for A kettle was released';
const ended = 'Your pledge for A kettle has ended';

test('who was released or given up is told', () => {
  expect(mailed(lived('released'), released).ends().broken).toEqual([]);
  expect(mailed(lived('dropped'), ended).ends().broken).toEqual([]);
});

test('no mail, another one, or one to somebody else breaks it', () => {
  for (const story of [
    lived('released'),
    mailed(lived('released'), ended),
    mailed(lived('released'), released, 'else@example.org'),
  ])
    expect(story.ends().broken).toEqual([expect.stringContaining(`no mail to ${to} was released`)]);
});

test('who has no address, or has ended it, needs none', () => {
  expect(lived('cancelled').ends().broken).toEqual([]);
  const story = tell(endsAreTold).runs('settled').pledges();
  for (const event of pledgeEventsTo('released')) story.step(event);
  expect(story.ends().broken).toEqual([]);
});

test('one that lies with the dead letters is known to people', () => {
  const story = lived('released');
  const deadLetters = [{ queue: 'notify-backer-dead-letters', body: story.pledge.id }];
  expect(story.ends({ deadLetters }).broken).toEqual([]);
});
