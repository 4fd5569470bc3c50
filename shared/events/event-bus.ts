/**
 * The bus: publishes in batches and looks at every entry, because PutEvents answers 200 even when
 * some were not taken (https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html).
 */
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { Publication } from './publication.ts';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { eventSource } from './contract.ts';

export type EventBus = {
  /** Answers, in the order given, which publications were not taken. */
  publish(publications: readonly Publication[]): Promise<readonly boolean[]>;
};

export const publishedAtOnceMax = 10;

export const eventBus = (client: EventBridgeClient, busName: string): EventBus => ({
  publish: async (publications) => {
    const answer = await client.send(
      new PutEventsCommand({
        Entries: publications.map(({ name, detail }) => ({
          EventBusName: busName,
          Source: eventSource,
          DetailType: name,
          Detail: JSON.stringify(detail),
        })),
      }),
    );
    return publications.map((_, index) => answer.Entries?.[index]?.ErrorCode !== undefined);
  },
});
