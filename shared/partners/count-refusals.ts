/** Counts what partners send in vain, by the code that they are told: proof, form, limits, events. */
import type { HttpAnswer } from '../entry/http.ts';
import type { Meter } from '../entry/meter.ts';
import type { Refusal } from '../domain/refusal.ts';
import { RequestProblem } from '../entry/problem.ts';
import { isRefusal } from '../domain/refusal.ts';

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
