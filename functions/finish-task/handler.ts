import { finishTask } from './finish-task.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { now, tasks } from '../../shared/wiring.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, finishTask, () => ({ tasks: tasks(), now }));
