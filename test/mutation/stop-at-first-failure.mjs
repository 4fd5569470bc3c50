/** A mutant is dead with the first test that fails: the others are skipped. */
import { TestEnvironment } from 'jest-environment-node';

export default class StopAtFirstFailure extends TestEnvironment {
  #hasFailed = false;

  handleTestEvent(event) {
    if (event.name === 'test_fn_failure') this.#hasFailed = true;
    if (event.name === 'test_start' && this.#hasFailed) event.test.mode = 'skip';
  }
}
