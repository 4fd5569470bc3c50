/** The addresses of the views, behind the `#` of the one page there is. */
export type Section =
  'overview' | 'campaigns' | 'pledges' | 'queues' | 'tasks' | 'partners' | 'ledger' | 'acts';

export type Route = {
  readonly section: Section | 'search' | 'unknown';
  /** What follows, such as the id of a campaign; empty: the list. */
  readonly id: string;
  /** What follows that. */
  readonly part: string;
};

const sections: readonly string[] = [
  ...['overview', 'campaigns', 'pledges', 'queues', 'tasks', 'partners', 'ledger', 'acts'],
  'search',
];

export const to = {
  section: (section: Section) => `#/${section}`,
  campaign: (id: string) => `#/campaigns/${id}`,
  pledge: (id: string) => `#/pledges/${id}`,
  queue: (name: string) => `#/queues/${name}`,
  partner: (id: string) => `#/partners/${id}`,
  ledger: (campaignId: string) => `#/ledger/${campaignId}`,
  search: (words: string) => `#/search/${encodeURIComponent(words)}`,
};

export function routeOf(hash: string): Route {
  const [section = '', id = '', part = ''] = hash
    .replace(/^#\/?/, '')
    .split('/')
    .map((word) => decoded(word));
  if (section === '') return { section: 'overview', id: '', part: '' };
  return sections.includes(section)
    ? { section: section as Route['section'], id, part }
    : { section: 'unknown', id, part };
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

/** Where things are that the API names by kind alone: a task's or an event's subject. */
export function placeOf(of: {
  readonly pledgeId?: string | undefined;
  readonly campaignId?: string | undefined;
  readonly queue?: string | undefined;
}): { readonly href: string; readonly name: string } | undefined {
  const { pledgeId, campaignId = '', queue } = of;
  if (pledgeId !== undefined) return { href: to.pledge(pledgeId), name: pledgeId };
  if (campaignId.startsWith('cmp_')) return { href: to.campaign(campaignId), name: campaignId };
  return queue === undefined ? undefined : { href: to.queue(queue), name: queue };
}
