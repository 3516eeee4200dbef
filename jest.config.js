import { readFileSync } from 'node:fs'

/** The compiler settings of the build, but imports keep their `.ts`: tests run the sources. */
const build = JSON.parse(readFileSync(`${import.meta.dirname}/.swcrc`, 'utf8'))
const swc = { ...build, jsc: { ...build.jsc, rewriteRelativeImportExtensions: false }, swcrc: false }
delete swc.$schema

/** Three projects: `unit` (pure, no I/O), `int` (real PostgreSQL and NATS), `e2e` (headless Chromium). */
const shared = {
  rootDir: import.meta.dirname,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  testEnvironmentOptions: { customExportConditions: ['@isets/source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['/dist/', '/out-types/', '/.nx/', '/.data/'],
  injectGlobals: false,
}
const roots = (suffix) => ['apps', 'libs', 'tools'].map((place) => `<rootDir>/${place}/**/*.${suffix}.{ts,tsx}`)

export default {
  projects: [
    { ...shared, displayName: 'unit', testMatch: roots('spec') },
    {
      ...shared,
      displayName: 'int',
      testTimeout: 60_000, // servers start in the hooks; on a loaded machine that takes its time
      testMatch: roots('int-spec'),
      globalSetup: '<rootDir>/libs/testing/src/jest/start-servers.ts',
      globalTeardown: '<rootDir>/libs/testing/src/jest/stop-servers.ts',
    },
    { ...shared, displayName: 'e2e', testMatch: roots('e2e-spec') },
  ],
  maxWorkers: 2,
  // A service with its database and its bus starts in two seconds alone, in ten on a machine that is busy.
  testTimeout: 120_000,
}
