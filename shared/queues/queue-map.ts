/**
 * Every queue there is, as the template says it to the functions that look after them: by names
 * alone, because an environment has room for 4 KB. A queue's dead letters lie in the queue of the
 * same name, or in one that it shares with others.
 */
export type WorkQueue = { readonly name: string; readonly deadLettersIn: string };

export type QueueMap = {
  readonly work: readonly WorkQueue[];
  /** With the queues that feed each. */
  readonly deadLetters: readonly { readonly name: string; readonly fedBy: readonly string[] }[];
  urlOf(queue: string): string;
  deadUrlOf(name: string): string;
  arnOf(queue: string): string;
  deadArnOf(name: string): string;
  /** From an ARN to the name of a queue with work in it. */
  nameOf(arn: string): string | undefined;
};

const deadSuffix = '-dead-letters';

/** `collect-pledge,sweep-campaigns:undelivered`: behind the colon where its dead letters lie. */
export function queueMap(
  text: string,
  prefixes: { readonly url: string; readonly arn: string },
): QueueMap {
  const work = text.split(',').map((part): WorkQueue => {
    const [name = '', deadLettersIn = name] = part.split(':');
    return { name, deadLettersIn };
  });
  const fed = Map.groupBy(work, ({ deadLettersIn }) => deadLettersIn);
  return {
    work,
    deadLetters: [...fed].map(([name, feeding]) => ({ name, fedBy: feeding.map(nameIn) })),
    urlOf: (queue) => prefixes.url + queue,
    deadUrlOf: (name) => prefixes.url + name + deadSuffix,
    arnOf: (queue) => prefixes.arn + queue,
    deadArnOf: (name) => prefixes.arn + name + deadSuffix,
    nameOf: (arn) => {
      const name = arn.startsWith(prefixes.arn) ? arn.slice(prefixes.arn.length) : '';
      return work.find((queue) => queue.name === name)?.name;
    },
  };
}

const nameIn = ({ name }: WorkQueue): string => name;
