import { feed, now } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { readFeed } from './read-feed.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, readFeed, () => ({ feed: feed(), now }));
