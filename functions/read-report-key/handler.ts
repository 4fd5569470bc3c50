import { httpEntry } from '../../shared/entry/http.ts';
import { readReportKey } from './read-report-key.ts';
import { signingSecret } from '../../shared/wiring-signing.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, readReportKey, () => ({
  keys: signingSecret,
}));
