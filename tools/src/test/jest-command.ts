import { join } from 'node:path'
import { CHECKOUT } from '@isets/testing'

/**
 * Jest with the flags of Node that it needs here. Its ES modules want `--experimental-vm-modules`. V8's compilation cache
 * would keep the modules of every test file until the worker is at its limit (45 MB each; 80 files are 4 GB), so it is off.
 */
export const JEST: readonly string[] = [
  '--experimental-vm-modules',
  '--no-compilation-cache',
  '--no-warnings',
  join(CHECKOUT, 'node_modules/jest/bin/jest.js'),
]
