import { httpEntry } from '../../shared/entry/http.ts';
import { listTasks } from './list-tasks.ts';
import { pageQuery } from '../../shared/api/pledge-view.ts';
import { tasks } from '../../shared/wiring.ts';

export const handler = httpEntry({ caller: 'operator', query: pageQuery }, listTasks, () => ({
  tasks: tasks(),
}));
