/** The settlement report: written once, before its campaign is called settled, and it adds up. */
import type { Invariant } from './invariant.ts';
import type { Item } from '../observation.ts';
import type { SettlementReport } from '../../../shared/domain/settlement-report.ts';
import { createHash } from 'node:crypto';
import { faultsOfReport } from '../../../shared/domain/settlement-report.ts';

const isReport = ({ sk }: Item): boolean => sk === 'REPORT' || sk === 'REPORT#abandoned';

function faultsOf(item: Item, pledgesMax: number): string[] {
  const canonical = String(item['canonical']);
  const report = JSON.parse(canonical) as SettlementReport;
  const sha256 = createHash('sha256').update(canonical).digest('hex');
  const pledges = Object.values(report.pledges).reduce((sum, count) => sum + count, 0);
  return [
    ...(pledges <= pledgesMax ? [] : [`it counts ${pledges} pledges, there are ${pledgesMax}`]),
    ...(sha256 === item['sha256'] ? [] : ['its sha256 is of something else']),
    ...(item['pk'] === `C#${report.campaignId}` ? [] : [`it is of ${report.campaignId}`]),
    ...faultsOfReport(report),
  ];
}

export const reportsAddUp: Invariant = {
  name: 'reports-add-up',
  why: 'The report is the proof of a settlement: every unit that was pledged is accounted for in it.',
  watch: ({ violate, told }) => ({
    written: ({ before, after }) => {
      if (!after || !isReport(after)) return;
      const campaignId = String(after['pk']).slice(2);
      const name = `${String(after['sk'])} of ${campaignId}`;
      if (before) return violate(`${name} was written again`);
      const pledges = told.campaigns.get(campaignId)?.pledges.length ?? 0;
      for (const fault of faultsOf(after, pledges)) violate(`${name}: ${fault}`);
    },
  }),
};

const endings: Readonly<Record<string, string>> = {
  CampaignSettled: 'REPORT',
  CancellationSettled: 'REPORT',
  AbandonmentSettled: 'REPORT#abandoned',
};

export const settledOnlyWithReport: Invariant = {
  name: 'settled-only-with-report',
  why: 'Nobody looks at a settled campaign again: without its report nobody ever adds it up.',
  watch: ({ violate }) => {
    const reports = new Set<string>();
    return {
      written: ({ after }) => {
        if (after && isReport(after)) reports.add(`${String(after['pk'])} ${String(after['sk'])}`);
      },
      campaignWritten: ({ after, event }) => {
        const report = endings[event.type];
        if (report !== undefined && !reports.has(`C#${after.id} ${report}`))
          violate(`${after.id}: ${event.type} without ${report}`);
      },
    };
  },
};
