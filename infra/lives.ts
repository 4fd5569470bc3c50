/**
 * Draws the lives of pledge, campaign, delivery and parcel from their transition tables, so that the pictures in the
 * README cannot differ from what the code allows. `--write` puts them where they belong.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { campaignTransitions } from '../shared/domain/campaign.ts';
import { fulfilmentTransitions } from '../shared/domain/fulfilment.ts';
import { parcelTransitions } from '../shared/domain/parcel.ts';
import { pledgeTransitions } from '../shared/domain/pledge.ts';

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;

function diagram(table: Table, born: { readonly state: string; readonly event: string }): string {
  const arrows = Object.entries(table).flatMap(([from, row]) => {
    const events = Map.groupBy(Object.keys(row), (event) => row[event] ?? '');
    const ways = [...events].map(([to, names]) => `${from} --> ${to}: ${names.join(' / ')}`);
    const isEnd = [...events.keys()].every((to) => to === from);
    return isEnd ? [...ways, `${from} --> [*]`] : ways;
  });
  const lines = [`[*] --> ${born.state}: ${born.event}`, ...arrows];
  return ['stateDiagram-v2', ...lines.map((line) => `  ${line}`)].join('\n');
}

export const lives = {
  pledge: diagram(pledgeTransitions, { state: 'pending', event: 'PledgeCreated' }),
  campaign: diagram(campaignTransitions, { state: 'draft', event: 'CampaignCreated' }),
  fulfilment: diagram(fulfilmentTransitions, { state: 'waiting', event: 'FulfilmentOpened' }),
  parcel: diagram(parcelTransitions, { state: 'dispatched', event: 'ShipmentDispatched' }),
} as const;

export const readmeFile = join(import.meta.dirname, '..', 'README.md');

const names = Object.keys(lives) as (keyof typeof lives)[];
const begin = (name: string): string => `<!-- lives:${name} -->`;
const end = (name: string): string => `<!-- /lives:${name} -->`;

/** The text with each picture between its two markers. */
export function withLives(text: string): string {
  let drawn = text;
  for (const name of names) {
    const from = drawn.indexOf(begin(name));
    const until = drawn.indexOf(end(name));
    if (from < 0 || until < from) throw new Error(`README.md lacks the markers of lives:${name}.`);
    const picture = `${begin(name)}\n\n\`\`\`mermaid\n${lives[name]}\n\`\`\`\n\n`;
    drawn = drawn.slice(0, from) + picture + drawn.slice(until);
  }
  return drawn;
}

if (import.meta.main) {
  if (process.argv.includes('--write')) {
    writeFileSync(readmeFile, withLives(readFileSync(readmeFile, 'utf8')));
    process.stdout.write('Wrote the lives into README.md\n');
  } else {
    process.stdout.write(names.map((name) => `${name}\n\n${lives[name]}\n`).join('\n'));
  }
}
