/** Values for the parameters of the template that this machine decides. */
import { arn } from '../aws-names.ts';
import { localSender } from '../mail-folder.ts';
import type { StripeChoice } from '../stripe.ts';
import { consoleClientId } from '../tokens/sign-in.ts';
import { defaultAudience } from '../tokens/signing-key.ts';
import type { Stack } from './assembly.ts';

/** These secrets are made outside the template, so that they outlive the stacks. */
export const stripeSecretArn = arn('secretsmanager', 'secret:fanfund/stripe-local1');
export const signingSecretArn = arn('secretsmanager', 'secret:fanfund/signing-local1');
export const partnerSecretArn = arn('secretsmanager', 'secret:fanfund/partners-local1');
export const deliverySecretArn = arn('secretsmanager', 'secret:fanfund/deliveries-local1');

/** Those that the template declares, and whatever is given beside them. */
export function localParameters(options: {
  readonly stacks: readonly Stack[];
  readonly issuer: string;
  readonly stripe: StripeChoice;
  readonly given?: Readonly<Record<string, string>> | undefined;
}): Record<string, string> {
  const { stacks, issuer, stripe, given } = options;
  const own: Record<string, string> = {
    OidcIssuer: issuer,
    OidcAudience: defaultAudience,
    OidcClientId: consoleClientId,
    StripeSecretArn: stripeSecretArn,
    SigningSecretArn: signingSecretArn,
    PartnerSecretArn: partnerSecretArn,
    DeliverySecretArn: deliverySecretArn,
    PartnerHostsAllowed: '127.0.0.1,localhost',
    MailFrom: localSender,
    MailIdentityArn: arn('ses', 'identity/fanfund.example'),
    ...(stripe.kind === 'test mode' && { StripePublishableKey: stripe.publishableKey ?? '' }),
    ...(stripe.kind === 'simulator' && {
      StripeDashboardUrl: '',
      StripeRequestsPerSecond: String(stripe.limits.perSecond),
      StripeEndpointRequestsPerSecond: String(stripe.limits.perEndpointPerSecond),
    }),
  };
  const declared = Object.entries(own).filter(([name]) =>
    stacks.some(({ template }) => template.Parameters?.[name] !== undefined),
  );
  return { ...Object.fromEntries(declared), ...given };
}
