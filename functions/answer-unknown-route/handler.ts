import { answerUnknownRoute } from './answer-unknown-route.ts';
import { rawHttpEntry } from '../../shared/entry/http.ts';

export const handler = rawHttpEntry(answerUnknownRoute, () => ({}));
