/**
 * The CDK app: for each stage what keeps data, what all functions stand on, and the functions by
 * subject. Stacks are built, and deployed, in the order in which they stand here: each refers only
 * to those before it. The app needs no AWS account to synthesise. FANFUND_STAGE limits it to one
 * stage; the CDK context may override fields of a stage (`-c dev='{"holdSeconds":60}'`);
 * FANFUND_BUNDLES names a folder with the bundled functions, if they were bundled before.
 */
import { App, Tags } from 'aws-cdk-lib';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { Stage } from './stage.ts';
import { ApiStack } from './api-stack.ts';
import { CampaignStack } from './campaign-stack.ts';
import { ConsoleStack } from './console-stack.ts';
import { ControlStack } from './control-stack.ts';
import { DataStack } from './data-stack.ts';
import { FoundationStack } from './foundation-stack.ts';
import { FulfilmentStack } from './fulfilment-stack.ts';
import { OperationsStack } from './operations-stack.ts';
import { PartnerStack } from './partner-stack.ts';
import { PledgeStack } from './pledge-stack.ts';
import { PromiseStack } from './promise-stack.ts';
import { ShopStack } from './shop-stack.ts';
import { bundleFunctions } from './bundle.ts';
import { checkRules } from './rules.ts';
import { stages } from './stage.ts';

const app = new App();
const bundles = process.env['FANFUND_BUNDLES'] ?? bundled();
const only = process.env['FANFUND_STAGE'];
for (const each of Object.values(stages)) {
  if (only !== undefined && only !== each.name) continue;
  const stage: Stage = { ...each, ...overrides(each.name) };
  const name = `fanfund-${stage.name}`;
  const data = new DataStack(app, `${name}-data`, { stage });
  const foundation = new FoundationStack(app, `${name}-foundation`, { stage, bundles, data });
  const ground = { stage, data, foundation };
  const { workers } = new PledgeStack(app, `${name}-pledges`, ground);
  new CampaignStack(app, `${name}-campaigns`, { ...ground, workers });
  new PartnerStack(app, `${name}-partners`, { ...ground, workers });
  new PromiseStack(app, `${name}-promises`, { ...ground, workers });
  new FulfilmentStack(app, `${name}-fulfilment`, ground);
  new ShopStack(app, `${name}-shop`, ground);
  new OperationsStack(app, `${name}-operations`, { ...ground, workers });
  new ConsoleStack(app, `${name}-console`, ground);
  new ControlStack(app, `${name}-control`, ground);
  new ApiStack(app, `${name}-api`, ground);
}
Tags.of(app).add('project', 'fanfund');
checkRules(app);

function overrides(name: string): Partial<Stage> {
  const context: unknown = app.node.tryGetContext(name);
  return typeof context === 'string' ? (JSON.parse(context) as Partial<Stage>) : {};
}

/**
 * A folder of its own, so that runs side by side do not pull it from under each other; the assembly
 * has its copy as soon as a function is defined.
 */
function bundled(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fanfund-bundles-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  bundleFunctions(folder);
  return folder;
}
