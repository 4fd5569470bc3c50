/**
 * Writes shared/events/CATALOGUE.md: every event with its payload, who writes it and who reacts to
 * it. Payloads come from the contracts, consumers from the rules of the synthesised stacks,
 * producers from the source: so the page cannot say anything that is not so.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { EventContract, EventName } from '../shared/events/contract.ts';
import type { Properties, Stack } from './local/template/assembly.ts';
import { capabilities } from './bundle.ts';
import { catalogue } from '../shared/events/catalogue.ts';
import { envelopeSchema, eventSource } from '../shared/events/contract.ts';
import { readAssembly } from './local/template/assembly.ts';
import { synthesise } from './local/synthesise.ts';

const root = join(import.meta.dirname, '..');
export const catalogueFile = join(root, 'shared', 'events', 'CATALOGUE.md');

type Consumer = { readonly capability: string; readonly condition: string };

const ofType = ({ template }: Stack, type: string): [string, Properties][] =>
  Object.entries(template.Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, { Properties: properties = {} }]) => [id, properties]);

const attributeOf = (reference: unknown): string =>
  (reference as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0];

/** From queue to the capability that reads it, by logical id. */
function readersOf(stack: Stack): Map<string, string> {
  const functions = new Map(ofType(stack, 'AWS::Lambda::Function'));
  const readers = new Map<string, string>();
  for (const [, mapping] of ofType(stack, 'AWS::Lambda::EventSourceMapping')) {
    const source = mapping['EventSourceArn'];
    const { Ref: id } = mapping['FunctionName'] as { Ref: string };
    const name = String(functions.get(id)?.['FunctionName']).replace('fanfund-dev-', '');
    if (typeof source === 'object' && source !== null && 'Fn::GetAtt' in source)
      readers.set(attributeOf(source), name);
  }
  return readers;
}

type Pattern = {
  readonly 'detail-type': readonly string[];
  readonly detail?: Readonly<Record<string, unknown>>;
};

/** Who reacts to each event, as the rules of the bus say: each stands beside its queue. */
export function consumersByEvent(stacks: readonly Stack[]): Map<string, Consumer[]> {
  const consumers = new Map<string, Consumer[]>();
  for (const stack of stacks) {
    const readers = readersOf(stack);
    for (const [, rule] of ofType(stack, 'AWS::Events::Rule')) {
      const { 'detail-type': names, detail } = rule['EventPattern'] as Pattern;
      const reacting = (rule['Targets'] as { Arn: unknown }[]).map(({ Arn }) => ({
        capability: readers.get(attributeOf(Arn)) ?? 'a queue that nobody reads',
        condition: detail ? JSON.stringify(detail) : '',
      }));
      for (const name of names) consumers.set(name, [...(consumers.get(name) ?? []), ...reacting]);
    }
  }
  for (const found of consumers.values())
    found.sort((one, other) => (one.capability < other.capability ? -1 : 1));
  return consumers;
}

const sourceOf = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

/** Rules that say which event follows from what was seen at Stripe, whoever has looked. */
const deciding = [
  { rule: ['domain', 'refund-books.ts'], askedBy: /\b(refundEvent|bringRefunds)\(/ },
  { rule: ['domain', 'dispute.ts'], askedBy: /\b(disputeEvents|fraudEvents)\(/ },
  { rule: ['domain', 'shipment.ts'], askedBy: /\brecordShipments\b/ },
  { rule: ['domain', 'delivered-whole.ts'], askedBy: /\b(recordShipments|followMoney)\b/ },
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
type Subject = 'pledge' | 'campaign' | 'partner' | 'operator';
const subjectOf = ({ name, schema }: EventContract): Subject => {
  if ('actId' in schema.shape) return 'operator';
  if (name.startsWith('Partner')) return 'partner';
  return name.startsWith('Pledge') ? 'pledge' : 'campaign';
};

/** The fields that all events of one subject have. */
function factsOf(subject: Subject): string[] {
  const [first = [], ...others] = contracts
    .filter((contract) => subjectOf(contract) === subject)
    .map(({ schema }) => fieldsOf(schema));
  return first.filter((field) => others.every((fields) => fields.includes(field)));
}

function payloadText(contract: EventContract): string {
  const subject = subjectOf(contract);
  const facts = factsOf(subject);
  const own = fieldsOf(contract.schema).filter((field) => !facts.includes(field));
  return [`the facts of ${subject === 'operator' ? 'an' : 'a'} ${subject}`, ...own].join(', ');
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
    lines.push(
      'On the bus only when the pledge must be given up in time, if it is never paid, or is a ' +
        "partner's",
    );
  if (audience === 'bus-when-held-by-partner')
    lines.push('On the bus only where a partner holds the money: it is asked to act');
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
- The facts of a partner are ${factsOf('partner').join(', ')}.
- The facts of an operator are ${factsOf('operator').join(', ')}.
`;

export function cataloguePage(stacks: readonly Stack[]): string {
  const consumers = consumersByEvent(stacks);
  const sections = contracts.map((contract) =>
    section(contract, consumers.get(contract.name) ?? []),
  );
  return [introduction, ...sections].join('\n');
}

async function write(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'fanfund-catalogue-'));
  try {
    const assembly = await synthesise({ home, stage: 'dev', environment: process.env });
    writeFileSync(catalogueFile, cataloguePage(readAssembly(assembly)));
    process.stdout.write('Wrote shared/events/CATALOGUE.md\n');
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

if (import.meta.main) await write();
