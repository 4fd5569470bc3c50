/**
 * The CDK app: two stacks per stage, what keeps data and what computes. It needs no AWS account to
 * synthesise. FANFUND_STAGE limits it to one stage; the CDK context may override fields of a stage
 * (`-c dev='{"holdSeconds":60}'`).
 */
import { App, Tags } from 'aws-cdk-lib';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { Stage } from './stage.ts';
import { DataStack } from './data-stack.ts';
import { PledgeStack } from './pledge-stack.ts';
import { bundleFunctions } from './bundle.ts';
import { checkRules } from './rules.ts';
import { stages } from './stage.ts';

const app = new App();
// A folder of its own, so that runs side by side do not pull it from under each other; the assembly
// has its copy as soon as a function is defined.
const bundles = mkdtempSync(join(tmpdir(), 'fanfund-bundles-'));
process.once('exit', () => rmSync(bundles, { recursive: true, force: true }));
bundleFunctions(bundles);

const only = process.env['FANFUND_STAGE'];
for (const stage of Object.values(stages)) {
  if (only !== undefined && only !== stage.name) continue;
  const configured: Stage = { ...stage, ...overrides(stage.name) };
  const data = new DataStack(app, `fanfund-${stage.name}-data`, { stage: configured });
  new PledgeStack(app, `fanfund-${stage.name}-pledges`, { stage: configured, data, bundles });
}
Tags.of(app).add('project', 'fanfund');
checkRules(app);

function overrides(name: string): Partial<Stage> {
  const context: unknown = app.node.tryGetContext(name);
  return typeof context === 'string' ? (JSON.parse(context) as Partial<Stage>) : {};
}
