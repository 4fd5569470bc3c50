/**
 * Where there is no route, the answer is a problem document as everywhere else. Browsers ask here
 * whether another origin may call: a route for everything gets these questions too, and the API
 * itself adds the answer (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html).
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { PageAnswer } from '../../shared/entry/http.ts';
import { RequestProblem } from '../../shared/entry/problem.ts';

type Request = Pick<APIGatewayProxyEventV2, 'requestContext'>;

export function answerUnknownRoute(_deps: object, request: Request): Promise<PageAnswer> {
  if (request.requestContext.http.method === 'OPTIONS')
    return Promise.resolve({ status: 204, page: '', headers: {} });
  return Promise.reject(new RequestProblem('route_unknown', 'There is no such route.'));
}
