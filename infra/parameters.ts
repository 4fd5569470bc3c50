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

export type Parameters = ReturnType<typeof parametersOf>;

export function parametersOf(scope: Construct, stage: Stage) {
  const value = (name: string, props: CfnParameterProps): string => {
    const declared = scope.node.tryFindChild(name) ?? new CfnParameter(scope, name, props);
    return (declared as CfnParameter).valueAsString;
  };
  return {
    get oidcIssuer() {
      const description =
        'Issuer of the tokens of backers, creators and operators (OpenID Connect)';
      return value('OidcIssuer', { default: stage.oidcIssuer, description });
    },
    get oidcAudience() {
      return value('OidcAudience', { default: stage.oidcAudience });
    },
    get oidcClientId() {
      const description = 'The console at the issuer: a public client (PKCE) that returns to /ops';
      return value('OidcClientId', { default: 'fanfund-console', description });
    },
    get stripeDashboardUrl() {
      const description = 'Where the console links objects of Stripe to; empty: nowhere';
      return value('StripeDashboardUrl', { default: stage.stripeDashboardUrl, description });
    },
    get stripeSecretArn() {
      const description =
        'Secret with {"secretKey": "sk_…", "webhookSecrets": ["whsec_…"]}; it outlives the stacks';
      return value('StripeSecretArn', { noEcho: true, description });
    },
    get stripeRequestsPerSecond() {
      return value('StripeRequestsPerSecond', {
        type: 'Number',
        default: stage.stripeRequestsPerSecond,
        description: 'What Stripe allows the account: 100 live, 25 in test mode, unless raised',
      });
    },
    get stripeEndpointRequestsPerSecond() {
      return value('StripeEndpointRequestsPerSecond', {
        type: 'Number',
        default: stage.stripeEndpointRequestsPerSecond,
        description: 'What Stripe allows at one endpoint: 25, unless raised',
      });
    },
    get signingSecretArn() {
      const description = 'Secret with what `npm run signing-keys` prints; it outlives the stacks';
      return value('SigningSecretArn', { noEcho: true, description });
    },
    get partnerSecretArn() {
      const description =
        'Secret with 48 random characters, of which those of partner shops are made; it outlives the stacks';
      return value('PartnerSecretArn', { noEcho: true, description });
    },
    get deliverySecretArn() {
      const description =
        'Secret with 48 random characters, of which the key of addresses is made; it outlives the stacks';
      return value('DeliverySecretArn', { noEcho: true, description });
    },
    get partnerHostsAllowed() {
      const description =
        'Hosts of partner endpoints, by comma, that may be private and without https: for one machine';
      return value('PartnerHostsAllowed', { default: '', description });
    },
    get mailFrom() {
      const description = 'Who writes to backers: "Brand <pledges@brand.example>"';
      return value('MailFrom', { description });
    },
    get mailIdentityArn() {
      const description = 'The identity in Amazon SES that MailFrom belongs to, verified before';
      return value('MailIdentityArn', { description });
    },
    get paymentPageUrl() {
      const description =
        "The brand's own page for failed payments, called with ?token=; empty: ours";
      return value('PaymentPageUrl', { default: '', description });
    },
    get stripePublishableKey() {
      return value('StripePublishableKey', {
        default: '',
        allowedPattern: '(pk_(test|live)_[A-Za-z0-9_]+)?',
        description: 'Lets our own page for failed payments take cards (pk_test_… or pk_live_…)',
      });
    },
  };
}
