/** Prints the template of the dev data stack; a process of its own, because the CDK loads slowly. */
import { App } from 'aws-cdk-lib';
import { DataStack } from '../../infra/data-stack.ts';
import { stages } from '../../infra/stage.ts';

const app = new App();
const { stackName } = new DataStack(app, 'fanfund-dev-data', { stage: stages.dev });
process.stdout.write(JSON.stringify(app.synth().getStackByName(stackName).template));
