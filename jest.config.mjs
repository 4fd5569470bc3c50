/** Native ES modules (middy 7 has no other form), TypeScript through swc. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2024' },
        module: { type: 'es6' },
      },
    ],
  },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/cdk.out', '<rootDir>/.local'],
  testSequencer: '<rootDir>/test/support/test-order.mjs',
  // Tests that run the whole cloud wait now and then: two at once even on two cores.
  maxWorkers: 2,
  // Only against what hangs: no test fails because a machine was slow.
  testTimeout: 300_000,
};
