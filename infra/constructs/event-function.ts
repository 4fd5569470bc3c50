/** A capability that reacts to events of the bus, through a queue of its own. */
import type { Construct } from 'constructs';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { EventContract } from '../../shared/events/contract.ts';
import type { House } from './capability.ts';
import type { QueueFunctionProps } from './queue-function.ts';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { QueueFunction } from './queue-function.ts';
import { eventSource } from '../../shared/events/contract.ts';

export type EventFunctionProps = QueueFunctionProps & {
  readonly bus: EventBus;
  readonly events: readonly EventContract[];
  /** What else must hold of an event, as EventBridge writes patterns. */
  readonly detail?: Readonly<Record<string, unknown>>;
};

export class EventFunction extends QueueFunction {
  constructor(scope: Construct, name: string, house: House, props: EventFunctionProps) {
    super(scope, name, house, props);
    new Rule(this, 'rule', {
      eventBus: props.bus,
      description: descriptionOf(name, props.events),
      eventPattern: {
        source: [eventSource],
        detailType: props.events.map((event) => event.name),
        ...(props.detail && { detail: props.detail }),
      },
      targets: [new SqsQueue(this.queue, { deadLetterQueue: this.queue.deadLetters })],
    });
  }
}

/** EventBridge takes no more. */
const descriptionCharactersMax = 512;

function descriptionOf(name: string, events: readonly EventContract[]): string {
  const all = `To ${name}: ${events.map((event) => event.name).join(', ')}`;
  return all.length <= descriptionCharactersMax ? all : `To ${name}: ${events.length} events`;
}
