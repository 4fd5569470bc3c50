/**
 * What may be set at deployment without a change of code. A stack declares what its statements use,
 * each at its first use, and remembers the values. They are not handed from stack to stack, because
 * CloudFormation refuses to change an export that another stack imports
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html).
 */
import type { CfnParameterProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Stage } from './stage.ts';
import { CfnParameter } from 'aws-cdk-lib';

type Settings = Readonly<Record<string, CfnParameterProps>>;

const secrets = {
  stripeSecretArn: {
    noEcho: true,
    description:
      'Secret with {"secretKey": "sk_…", "webhookSecrets": ["whsec_…"]}; it outlives the stacks',
  },
  signingSecretArn: {
    noEcho: true,
    description: 'Secret with what `npm run signing-keys` prints; it outlives the stacks',
  },
  partnerSecretArn: {
    noEcho: true,
    description:
      'Secret with 48 random characters, of which those of partner shops are made; it outlives the stacks',
  },
  deliverySecretArn: {
    noEcho: true,
    description:
      'Secret with 48 random characters, of which the key of addresses is made; it outlives the stacks',
  },
} satisfies Settings;

const brand = {
  mailFrom: { description: 'Who writes to backers: "Brand <pledges@brand.example>"' },
  mailIdentityArn: {
    description: 'The identity in Amazon SES that MailFrom belongs to, verified before',
  },
  paymentPageUrl: {
    default: '',
    description: "The brand's own page for failed payments, called with ?token=; empty: ours",
  },
  stripePublishableKey: {
    default: '',
    allowedPattern: '(pk_(test|live)_[A-Za-z0-9_]+)?',
    description: 'Lets our own page for failed payments take cards (pk_test_… or pk_live_…)',
  },
} satisfies Settings;

const settingsOf = (stage: Stage) =>
  ({
    ...secrets,
    ...brand,
    oidcIssuer: {
      default: stage.oidcIssuer,
      description: 'Issuer of the tokens of backers, creators and operators (OpenID Connect)',
    },
    oidcAudience: { default: stage.oidcAudience },
    oidcClientId: {
      default: 'fanfund-console',
      description: 'The console at the issuer: a public client (PKCE) that returns to /ops',
    },
    stripeDashboardUrl: {
      default: stage.stripeDashboardUrl,
      description: 'Where the console links objects of Stripe to; empty: nowhere',
    },
    stripeRequestsPerSecond: {
      type: 'Number',
      default: stage.stripeRequestsPerSecond,
      description: 'What Stripe allows the account: 100 live, 25 in test mode, unless raised',
    },
    stripeEndpointRequestsPerSecond: {
      type: 'Number',
      default: stage.stripeEndpointRequestsPerSecond,
      description: 'What Stripe allows at one endpoint: 25, unless raised',
    },
    partnerHostsAllowed: {
      default: '',
      description:
        'Hosts of partner endpoints, by comma, that may be private and without https: for one machine',
    },
  }) satisfies Settings;

export type Parameters = Readonly<Record<keyof ReturnType<typeof settingsOf>, string>>;

/** In a template, `mailFrom` is `MailFrom`. */
const declaredName = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

export function parametersOf(scope: Construct, stage: Stage): Parameters {
  const value = (name: string, props: CfnParameterProps): string => {
    const declared = scope.node.tryFindChild(name) ?? new CfnParameter(scope, name, props);
    return (declared as CfnParameter).valueAsString;
  };
  const getters = Object.entries(settingsOf(stage)).map(
    ([name, props]): [string, PropertyDescriptor] => [
      name,
      { get: () => value(declaredName(name), props) },
    ],
  );
  return Object.defineProperties({}, Object.fromEntries(getters)) as Parameters;
}
