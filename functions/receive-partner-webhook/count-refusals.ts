/** Counts what partners send in vain, by the code that they are told: proof, form, limits, events. */
import type { HttpAnswer } from '../../shared/entry/http.ts';
import type { Meter } from '../../shared/entry/meter.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { RequestProblem } from '../../shared/entry/problem.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';

type Answering<Deps, Request> = (deps: Deps, request: Request) => Promise<HttpAnswer | Refusal>;

export const countingRefusals =
  <Deps, Request>(
    useCase: Answering<Deps, Request>,
  ): Answering<Deps & { readonly meter: Meter }, Request> =>
  async (deps, request) => {
    try {
      const answer = await useCase(deps, request);
      if (isRefusal(answer)) deps.meter.count('RejectedPartnerWebhooks', 1, answer.refused);
      return answer;
    } catch (error) {
      if (error instanceof RequestProblem)
        deps.meter.count('RejectedPartnerWebhooks', 1, error.code);
      throw error;
    }
  };
