/** Events as read and listed: the same snapshots that webhooks carry. */
import { noSuch } from '../protocol/errors.ts';
import { createdField, page, pageFields } from '../protocol/lists.ts';
import { textList } from '../protocol/params.ts';
import type { Route } from '../protocol/routes.ts';
import { ok } from '../protocol/routes.ts';

export const eventRoutes: Route[] = [
  {
    method: 'GET',
    template: '/v1/events',
    spec: {
      fields: {
        ...pageFields,
        ...createdField,
        delivery_success: 'boolean',
        type: 'text',
        types: 'list',
      },
    },
    run: (world, { params }) => {
      const types = textList(params, 'types');
      return ok(
        page({
          world,
          table: 'events',
          url: '/v1/events',
          params,
          filterNames: ['type'],
          ...(types.length === 0 ? {} : { in: { name: 'type', values: types } }),
        }),
      );
    },
  },
  {
    method: 'GET',
    template: '/v1/events/:event',
    spec: { fields: {} },
    run: (world, { id }) => {
      const event = world.store.get('events', id);
      if (event === undefined) throw noSuch('event', id, 'id');
      return ok(event);
    },
  },
];
