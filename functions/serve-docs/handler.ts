import { bundledFiles } from '../../shared/entry/bundled-files.ts';
import { rawHttpEntry } from '../../shared/entry/http.ts';
import { serveDocs } from './serve-docs.ts';

export const handler = rawHttpEntry(serveDocs, () => ({ file: bundledFiles(import.meta.dirname) }));
