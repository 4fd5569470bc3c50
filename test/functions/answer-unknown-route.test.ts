import { expect, test } from '@jest/globals';
import { handler } from '../../functions/answer-unknown-route/handler.ts';
import { httpEvent, lambdaContext } from '../support/http-event.ts';

const ask = (method: string) => handler(httpEvent({ method, path: '/v2/nowhere' }), lambdaContext);

test.each(['GET', 'POST', 'DELETE', 'PUT'])(
  '%s where there is no route is a problem',
  async (method) => {
    const { statusCode, body, headers } = await ask(method);
    expect(statusCode).toBe(404);
    expect(headers).toMatchObject({ 'content-type': 'application/problem+json' });
    expect(JSON.parse(body ?? '')).toEqual({
      type: 'urn:fanfund:problem:route_unknown',
      title: 'Route unknown',
      status: 404,
      code: 'route_unknown',
      detail: 'There is no such route.',
      instance: '/v2/nowhere',
    });
  },
);

test('a browser that asks whether it may call is not told that there is nothing', async () => {
  expect(await ask('OPTIONS')).toMatchObject({ statusCode: 204, body: '' });
});
