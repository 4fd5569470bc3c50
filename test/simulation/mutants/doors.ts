/** Breakages of who is let in: tokens, owners, webhooks, links, and what is told to the log. */
import type { Mutant } from './mutant.ts';

export const doors: readonly Mutant[] = [
  {
    name: "another's pledge can be read, changed and cancelled",
    file: 'shared/api/own-pledge.ts',
    find: '  return pledge && pledge.backerId === caller?.id ? pledge : noSuchPledge;',
    replace: '  return pledge && caller ? pledge : noSuchPledge;',
    why: 'Ids have 80 bits, so that who knows one must be its owner.',
    caughtBy: ['shown-to-its-owner', 'everybody-changes-their-own'],
  },
  {
    name: "another's campaign can be changed and cancelled",
    file: 'shared/api/own-campaign.ts',
    find: '  if (isRefusal(campaign) || campaign.creatorId === caller?.id) return campaign;',
    replace:
      '  if (isRefusal(campaign) || isPublic(campaign) || campaign.creatorId === caller?.id) return campaign;',
    why: 'A campaign that is public is known to everybody anyway.',
    caughtBy: ['everybody-changes-their-own'],
  },
  {
    name: 'a token without scopes may do everything',
    file: 'shared/entry/caller.ts',
    find: '  if (enough.length > 0 && !enough',
    replace: '  if (enough.length > 0 && scopes.length > 0 && !enough',
    why: 'Some issuers leave the scope out when they grant all of them.',
    caughtBy: ['everybody-changes-their-own', 'nothing-unverified-changes-anything'],
  },
  {
    name: 'tokens never expire',
    file: 'shared/entry/caller.ts',
    find: 'currentDate: new Date(issuer.now()),',
    replace: 'currentDate: new Date(0),',
    why: 'A fixed date makes a test of tokens easy, and is easily left behind.',
    caughtBy: ['nothing-unverified-changes-anything'],
  },
  {
    name: 'tokens for another audience are taken',
    file: 'shared/entry/caller.ts',
    find: '  if (!audiencesOf(claims.data).includes(issuer.audience))',
    replace: '  if (audiencesOf(claims.data).length === 0)',
    why: 'The issuer has signed the token, and it names an audience.',
    caughtBy: ['nothing-unverified-changes-anything'],
  },
  {
    name: 'a webhook with a wrong signature is read',
    file: 'shared/payments/stripe-webhook.ts',
    find: "  return { rejected: 'wrong_signature' };",
    replace: '  return { event: JSON.parse(body.toString()) as Stripe.Event };',
    why: 'While a secret is being replaced no event must get lost.',
    caughtBy: ['nothing-unverified-changes-anything'],
  },
  {
    name: 'a webhook may be a month old',
    file: 'shared/payments/stripe-webhook.ts',
    find: 'const toleranceSeconds = 300;',
    replace: 'const toleranceSeconds = 30 * 24 * 60 * 60;',
    why: 'Stripe repeats its events for days, and none of them must be turned away.',
    caughtBy: ['nothing-unverified-changes-anything'],
  },
  {
    name: 'a link opens every pledge',
    file: 'shared/api/linked-pledge.ts',
    find: 'isRefusal(pledge) || pledge.id === path.id ? pledge : noSuchPledge;',
    replace: 'isRefusal(pledge) ? pledge : ((await deps.pledges.get(path.id)) ?? noSuchPledge);',
    why: 'The link is genuine, and the path says which pledge is meant.',
    caughtBy: ['everybody-changes-their-own', 'nothing-unverified-changes-anything'],
  },
  {
    name: 'tokens are written to the log',
    file: 'shared/entry/http.ts',
    find: '        logger.appendKeys({ requestId, ',
    replace:
      "        logger.info('A request', { headers: event.headers });\n        logger.appendKeys({ requestId, ",
    why: 'The headers of a request help to find out what a storefront does wrong.',
    caughtBy: ['no-secret-is-told'],
  },
  {
    name: "a backer's address is written to the log",
    file: 'functions/notify-backer/notify-backer.ts',
    find: "  deps.meter.count(sent === 'sent' ? 'NoticesSent' : 'NoticesRefused', 1);",
    replace:
      "  deps.meter.count(sent === 'sent' ? 'NoticesSent' : 'NoticesRefused', 1, occasion.pledge.contactEmail);",
    why: 'Which address refuses mails is what operations want to know.',
    caughtBy: ['no-secret-is-told'],
  },
];
