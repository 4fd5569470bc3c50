/** Every recurring schedule goes through here. What fails is retried by Lambda, then told. */
import type { Context } from 'aws-lambda';
import { logger } from './logger.ts';

export function scheduleEntry<Deps>(
  useCase: (deps: Deps) => Promise<void>,
  dependencies: () => Deps,
) {
  let deps: Deps | undefined;
  return async (_event: unknown, context: Context): Promise<void> => {
    logger.addContext(context);
    deps ??= dependencies();
    await useCase(deps);
  };
}
