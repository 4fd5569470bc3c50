/** The tests of the domain alone, as they are run on each of its mutants. */
import { join } from 'node:path';
import ordinary from '../../jest.config.mjs';

export default {
  ...ordinary,
  rootDir: '../..',
  roots: ['<rootDir>/shared', '<rootDir>/test'],
  testMatch: ['<rootDir>/test/mutation/every-domain-test.ts'],
  testEnvironment: join(import.meta.dirname, 'stop-at-first-failure.mjs'),
};
