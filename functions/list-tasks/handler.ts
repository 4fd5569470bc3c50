import { httpEntry } from '../../shared/entry/http.ts';
import { listTasks } from './list-tasks.ts';
import { tasks } from '../../shared/wiring.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, listTasks, () => ({
  tasks: tasks(),
}));
