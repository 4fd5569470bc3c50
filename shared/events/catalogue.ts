/** Every event there is. Adding one: its file, one line here, `npm run catalogue`. */
import type { EventContract, EventName } from './contract.ts';
import { campaignCreated } from './campaign-created.ts';
import { campaignEdited } from './campaign-edited.ts';
import { campaignPublished } from './campaign-published.ts';
import { campaignOpened } from './campaign-opened.ts';
import { campaignSealed } from './campaign-sealed.ts';
import { campaignFunded } from './campaign-funded.ts';
import { campaignUnfunded } from './campaign-unfunded.ts';
import { campaignCancelled } from './campaign-cancelled.ts';
import { campaignSettled } from './campaign-settled.ts';
import { cancellationSettled } from './cancellation-settled.ts';
import { pledgeCreated } from './pledge-created.ts';
import { pledgePrepared } from './pledge-prepared.ts';
import { pledgeChanged } from './pledge-changed.ts';
import { pledgeConfirmed } from './pledge-confirmed.ts';
import { pledgeCollectionStarted } from './pledge-collection-started.ts';
import { pledgeCollected } from './pledge-collected.ts';
import { pledgePaymentFailed } from './pledge-payment-failed.ts';
import { pledgeDropped } from './pledge-dropped.ts';
import { pledgeReleaseStarted } from './pledge-release-started.ts';
import { pledgeReleased } from './pledge-released.ts';
import { pledgeCancelled } from './pledge-cancelled.ts';
import { pledgeLapsed } from './pledge-lapsed.ts';

export const catalogue = {
  CampaignCreated: campaignCreated,
  CampaignEdited: campaignEdited,
  CampaignPublished: campaignPublished,
  CampaignOpened: campaignOpened,
  CampaignSealed: campaignSealed,
  CampaignFunded: campaignFunded,
  CampaignUnfunded: campaignUnfunded,
  CampaignCancelled: campaignCancelled,
  CampaignSettled: campaignSettled,
  CancellationSettled: cancellationSettled,
  PledgeCreated: pledgeCreated,
  PledgePrepared: pledgePrepared,
  PledgeChanged: pledgeChanged,
  PledgeConfirmed: pledgeConfirmed,
  PledgeCollectionStarted: pledgeCollectionStarted,
  PledgeCollected: pledgeCollected,
  PledgePaymentFailed: pledgePaymentFailed,
  PledgeDropped: pledgeDropped,
  PledgeReleaseStarted: pledgeReleaseStarted,
  PledgeReleased: pledgeReleased,
  PledgeCancelled: pledgeCancelled,
  PledgeLapsed: pledgeLapsed,
} as const satisfies { readonly [Name in EventName]: EventContract<Name> };
