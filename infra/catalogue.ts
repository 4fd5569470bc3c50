/**
 * Writes shared/events/CATALOGUE.md: every event with its payload, who writes it and who reacts to
 * it. Payloads come from the contracts, consumers from the rules of the synthesised stacks,
 * producers from the source: so the page cannot say anything that is not so.
 */
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { EventContract, EventName } from '../shared/events/contract.ts';
import { DataStack } from './data-stack.ts';
import { PledgeStack } from './pledge-stack.ts';
import { capabilities } from './bundle.ts';
import { catalogue } from '../shared/events/catalogue.ts';
import { envelopeSchema, eventSource } from '../shared/events/contract.ts';
import { stages } from './stage.ts';

const root = join(import.meta.dirname, '..');
export const catalogueFile = join(root, 'shared', 'events', 'CATALOGUE.md');

type Consumer = { readonly capability: string; readonly condition: string };
type Resource = { readonly Properties: Record<string, unknown> };

/** The dev stage's pledge stack, over empty bundles: rules do not depend on code. */
function pledgeTemplate(): Template {
  const bundles = mkdtempSync(join(tmpdir(), 'fanfund-catalogue-'));
  try {
    for (const name of capabilities()) mkdirSync(join(bundles, name));
    const app = new App({ outdir: join(bundles, 'cdk.out') });
    const stage = stages.dev;
    const data = new DataStack(app, 'data', { stage });
    return Template.fromStack(new PledgeStack(app, 'pledges', { stage, data, bundles }));
  } finally {
    rmSync(bundles, { recursive: true, force: true });
  }
}

const attributeOf = (reference: unknown): string =>
  (reference as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0];

/** From queue to the capability that reads it, by logical id. */
function readersOf(template: Template): Map<string, string> {
  const functions = template.findResources('AWS::Lambda::Function') as Record<string, Resource>;
  const mappings = template.findResources('AWS::Lambda::EventSourceMapping');
  const readers = new Map<string, string>();
  for (const { Properties: mapping } of Object.values(mappings as Record<string, Resource>)) {
    const source = mapping['EventSourceArn'];
    const { Ref: id } = mapping['FunctionName'] as { Ref: string };
    const name = String(functions[id]?.Properties['FunctionName']).replace('fanfund-dev-', '');
    if (typeof source === 'object' && source !== null && 'Fn::GetAtt' in source)
      readers.set(attributeOf(source), name);
  }
  return readers;
}

type Pattern = {
  readonly 'detail-type': readonly string[];
  readonly detail?: Readonly<Record<string, unknown>>;
};

/** Who reacts to each event, as the rules of the bus say. */
export function consumersByEvent(): Map<string, Consumer[]> {
  const template = pledgeTemplate();
  const readers = readersOf(template);
  const consumers = new Map<string, Consumer[]>();
  const rules = template.findResources('AWS::Events::Rule') as Record<string, Resource>;
  for (const { Properties: rule } of Object.values(rules)) {
    const { 'detail-type': names, detail } = rule['EventPattern'] as Pattern;
    const targets = rule['Targets'] as { Arn: unknown }[];
    const reacting = targets.map(({ Arn }) => ({
      capability: readers.get(attributeOf(Arn)) ?? 'a queue that nobody reads',
      condition: detail ? JSON.stringify(detail) : '',
    }));
    for (const name of names) consumers.set(name, [...(consumers.get(name) ?? []), ...reacting]);
  }
  return consumers;
}

const sourceOf = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

/** Rules that say which event follows from what was seen at Stripe, whoever has looked. */
const deciding = [
  { rule: ['domain', 'refund-books.ts'], askedBy: /\b(refundEvent|bringRefunds)\(/ },
  { rule: ['domain', 'dispute.ts'], askedBy: /\b(disputeEvents|fraudEvents)\(/ },
];

/**
 * Who writes each event: the capabilities that name it or ask a rule that does, or the store that
 * all writes go through.
 */
export function producersOf(name: EventName): string[] {
  const named = new RegExp(`(?<![=!]== )'${name}'`);
  const asked = deciding.filter(({ rule }) => named.test(sourceOf('shared', ...rule)));
  const capable = capabilities().filter((capability) => {
    const source = sourceOf('functions', capability, `${capability}.ts`);
    return named.test(source) || asked.some(({ askedBy }) => askedBy.test(source));
  });
  if (capable.length > 0) return capable;
  const literal = new RegExp(`\\{ type: '${name}'`);
  const stores = readdirSync(join(root, 'shared', 'store'));
  return stores
    .filter((file) => literal.test(sourceOf('shared', 'store', file)))
    .map((file) => file.replace('.ts', ''));
}

type JsonSchema = {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
};

function typeText(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => `"${value}"`).join(' or ');
  if (schema.properties) return `{ ${fieldTexts(schema).join(', ')} }`;
  return schema.type ?? 'anything';
}

function fieldTexts({ properties = {}, required = [] }: JsonSchema): string[] {
  return Object.entries(properties).map(
    ([name, schema]) =>
      `\`${name}\`${required.includes(name) ? '' : ' (optional)'} ${typeText(schema)}`,
  );
}

const fieldsOf = (schema: z.ZodObject): string[] =>
  fieldTexts(z.toJSONSchema(schema) as JsonSchema);

const contracts: readonly EventContract[] = Object.values(catalogue);
const subjectOf = ({ name }: EventContract): 'pledge' | 'campaign' =>
  name.startsWith('Pledge') ? 'pledge' : 'campaign';

/** The fields that all events of a pledge, or of a campaign, have. */
function factsOf(subject: 'pledge' | 'campaign'): string[] {
  const [first = [], ...others] = contracts
    .filter((contract) => subjectOf(contract) === subject)
    .map(({ schema }) => fieldsOf(schema));
  return first.filter((field) => others.every((fields) => fields.includes(field)));
}

function payloadText(contract: EventContract): string {
  const subject = subjectOf(contract);
  const facts = factsOf(subject);
  const own = fieldsOf(contract.schema).filter((field) => !facts.includes(field));
  return [`the facts of a ${subject}`, ...own].join(', ');
}

const listOf = (names: readonly string[]): string =>
  names.length === 0 ? 'nobody' : names.map((name) => `\`${name}\``).join(', ');

function consumerText(consumers: readonly Consumer[]): string {
  if (consumers.length === 0) return 'nobody yet';
  return consumers
    .map(
      ({ capability, condition }) => `\`${capability}\`${condition && ` where \`${condition}\``}`,
    )
    .join(', ');
}

function section(contract: EventContract, consumers: readonly Consumer[]): string {
  const { name, version, meaning, audience } = contract;
  const lines = [`Version ${version}`, `Written by ${listOf(producersOf(name))}`];
  if (audience === 'history') lines.push("Kept in the item's history only; not on the bus");
  if (audience === 'bus-when-lapsing')
    lines.push('On the bus only when the pledge must be given up in time, if it is never paid');
  if (audience !== 'history')
    lines.push(`Read by ${consumerText(consumers)}`, `Payload: ${payloadText(contract)}`);
  return [`## ${name}`, '', meaning, '', ...lines.map((line) => `- ${line}`), ''].join('\n');
}

const introduction = `# Events

Written by \`npm run catalogue\` from the contracts in this folder, the source and the synthesised
stacks; do not edit it by hand.

Events come from the source \`${eventSource}\`; their name is the detail-type. Each is delivered at
least once and in no certain order: \`eventId\` recognises a repetition, \`sequence\` restores the
order of one pledge or campaign. Amounts are integers in the minor unit of their currency.

- Every event on the bus begins with ${fieldsOf(envelopeSchema).join(', ')}.
- The facts of a pledge are ${factsOf('pledge').join(', ')}.
- The facts of a campaign are ${factsOf('campaign').join(', ')}.
`;

export function cataloguePage(): string {
  const consumers = consumersByEvent();
  const sections = contracts.map((contract) =>
    section(contract, consumers.get(contract.name) ?? []),
  );
  return [introduction, ...sections].join('\n');
}

if (import.meta.main) {
  writeFileSync(catalogueFile, cataloguePage());
  process.stdout.write('Wrote shared/events/CATALOGUE.md\n');
}
