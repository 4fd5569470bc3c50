/** What a person has typed, and which version of the campaign that person saw. */
import type { Campaign } from '../domain/campaign.ts';
import type { ConfirmedBody } from './inspected-campaign-answer.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';

export const whyNotConfirmed = (
  { confirm, version }: Pick<ConfirmedBody, 'confirm' | 'version'>,
  campaign: Campaign,
): Refusal | undefined =>
  confirm.trim() === campaign.title && version === campaign.version
    ? undefined
    : refuse('confirmation_wrong', 'Look at the preview again, and type what it asks for.');
