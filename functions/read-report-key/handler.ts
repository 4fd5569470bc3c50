import { httpEntry } from '../../shared/entry/http.ts';
import { readReportKey } from './read-report-key.ts';
import { signingSecret } from '../../shared/wiring-signing.ts';

export const handler = httpEntry({ caller: 'anyone' }, readReportKey, () => ({
  keys: signingSecret,
}));
