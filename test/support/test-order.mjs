/**
 * The order of test files, the same on every machine: what takes long begins first, so that nobody
 * waits for it in the end. The simulation ends the run, as it takes every core by itself.
 */
const beginnings = ['api/', 'simulation/', 'infra/', 'functions/', ''];
const last = 'simulation/simulate.test.ts';

function placeOf({ path }) {
  const name = path.split('/test/').at(-1);
  return name === last ? beginnings.length : beginnings.findIndex((each) => name.startsWith(each));
}

export default class TestOrder {
  sort(tests) {
    const byName = (one, other) => (one.path < other.path ? -1 : 1);
    return tests.toSorted((one, other) => placeOf(one) - placeOf(other) || byName(one, other));
  }

  /** `--onlyFailures` would need what is kept here. */
  cacheResults() {}
}
