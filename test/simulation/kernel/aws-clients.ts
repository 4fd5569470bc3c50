/**
 * The AWS SDK's clients as the product makes them, unmodified but for what carries their requests:
 * the boundary instead of a socket. Serialising, retries, and the reading of errors are the SDK's.
 */
import type { CallSite, Service } from '../observation.ts';
import type { Boundary } from './boundary.ts';
import type { CallFault } from './faults.ts';
import type { Exports, PackageTwins } from './production.ts';

/** An answer as it stands on the wire. */
export type WireAnswer = {
  readonly status: number;
  readonly body: unknown;
  readonly errorType?: string | undefined;
};

export type WireCall = {
  readonly service: Service;
  readonly operation: string;
  /** What the call is aimed at, as the protocol of its service says. */
  readonly target: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly input: Readonly<Record<string, unknown>>;
};

/** Does what a call asks for, now. */
export type AwsEffect = (
  call: WireCall,
  fault: CallFault | undefined,
  site: CallSite,
) => WireAnswer | Promise<WireAnswer>;

export type AwsWorld = { readonly boundary: Boundary; readonly effect: AwsEffect };

const clients: Readonly<Record<string, readonly [client: string, service: Service]>> = {
  '@aws-sdk/client-dynamodb': ['DynamoDBClient', 'dynamodb'],
  '@aws-sdk/client-sqs': ['SQSClient', 'sqs'],
  '@aws-sdk/client-eventbridge': ['EventBridgeClient', 'events'],
  '@aws-sdk/client-scheduler': ['SchedulerClient', 'scheduler'],
  '@aws-sdk/client-secrets-manager': ['SecretsManagerClient', 'secretsmanager'],
  '@aws-sdk/client-sesv2': ['SESv2Client', 'ses'],
};

const decoder = new TextDecoder();

type Client = {
  readonly config: object;
  readonly middlewareStack: { remove(name: string): boolean };
};
type ClientClass = new (configuration: object) => Client;

export function awsTwins(world: () => AwsWorld): PackageTwins {
  return Object.fromEntries(
    Object.entries(clients).map(([name, [client, service]]) => [
      name,
      (real: Exports): Exports => ({
        ...real,
        [client]: simulated(real[client] as ClientClass, service, world),
      }),
    ]),
  );
}

function simulated(Client: ClientClass, service: Service, world: () => AwsWorld): ClientClass {
  const fixed = {
    region: 'us-east-1',
    credentials: { accessKeyId: 'simulated', secretAccessKey: 'simulated' },
    signer: { sign: (request: unknown) => Promise.resolve(request) },
    // What the SDK would look up in environment and files for every new client.
    endpoint: 'https://aws.simulated',
    useQueueUrlAsEndpoint: false,
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    defaultsMode: 'standard',
    retryMode: 'standard',
    userAgentAppId: 'simulated',
    logger: {},
    // The document client binds what it builds to one command: it may not be kept.
    cacheMiddleware: service !== 'dynamodb',
    requestHandler: requestHandler(service, world),
  };
  return class extends Client {
    constructor(configuration: object = {}) {
      super({ maxAttempts: 3, ...configuration, ...fixed });
      for (const name of withoutMeaningHere) this.middlewareStack.remove(name);
      copyFast(this.config);
    }
  };
}

/**
 * The SDK copies its configuration several times a call, which takes half of the call's time as long
 * as V8 keeps it as a dictionary. An object that is some other's prototype V8 lays out anew.
 */
function copyFast(configuration: object): void {
  Object.create(configuration);
}

/** Steps of the client that only a real network, or a real account, would notice. */
const withoutMeaningHere = [
  'hostHeaderMiddleware',
  'loggerMiddleware',
  'recursionDetectionMiddleware',
  'getUserAgentMiddleware',
  'contentLengthMiddleware',
  'httpAuthSchemeMiddleware',
  'httpSigningMiddleware',
] as const;

/** A request as the SDK's clients hand it over, as far as it is looked at here. */
type HttpRequest = {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

type Response = {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
};

function requestHandler(service: Service, world: () => AwsWorld): object {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    destroy: () => undefined,
    handle: async (request: HttpRequest): Promise<{ response: Response }> => {
      const call = wireCall(service, request);
      const { boundary, effect } = world();
      const answer = await boundary.call({
        service,
        operation: call.operation,
        effect: async (fault, site) => effect(call, fault, site),
        broken: () => {
          throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
        },
      });
      return { response: responseOf(answer) };
    },
  };
}

function wireCall(service: Service, request: HttpRequest): WireCall {
  const { method, path, query = {}, headers } = request;
  const body = request.body as string | Uint8Array | undefined;
  const text = typeof body === 'string' ? body : body ? decoder.decode(body) : '';
  const input = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  const target = headers['x-amz-target'] ?? headers['X-Amz-Target'];
  const operation = target
    ? operationOf(target, input)
    : `${method} ${path.replace(/\/[^/]+$/, '/{name}')}`;
  return { service, operation, target, method, path, query, input };
}

/** A query of an index may show the past, one of the table need not: they are two places. */
function operationOf(target: string, input: Record<string, unknown>): string {
  const operation = target.slice(target.indexOf('.') + 1);
  return operation === 'Query' && 'IndexName' in input ? 'Query of an index' : operation;
}

function responseOf({ status, body, errorType }: WireAnswer): Response {
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amzn-requestid': 'simulated',
      ...(errorType !== undefined && { 'x-amzn-errortype': errorType }),
    },
    body: Buffer.from(JSON.stringify(body ?? {})),
  };
}

const refusals: Partial<Record<CallFault, readonly [status: number, code: string]>> = {
  throttled: [400, 'ThrottlingException'],
  'server error before the effect': [500, 'InternalServerError'],
  'server error after the effect': [500, 'InternalServerError'],
  'token expired': [400, 'ExpiredTokenException'],
};

/** What AWS says for a fault of its own; undefined for faults that are not of this kind. */
export function awsRefusal(fault: CallFault | undefined): WireAnswer | undefined {
  const refusal = fault && refusals[fault];
  if (!refusal) return undefined;
  const [status, code] = refusal;
  return { status, errorType: code, body: { __type: code, message: `Simulated: ${fault}.` } };
}
