import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CHECKOUT } from '@isets/testing'
import { dockerEnvironment } from './docker/docker-environment.ts'

/** `npm run docker:env`: makes the passwords and keys that docker/compose.yml needs. Never changes those that exist. */
const file = join(CHECKOUT, 'docker/.env')
if (existsSync(file)) {
  console.log('docker/.env is there already and stays as it is.')
} else {
  const folder = join(CHECKOUT, 'docker/secrets')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { variables, contextKeyFile } = dockerEnvironment(folder)
  // The container's user reads the key through a mount of the file; the folder is closed to others on this machine.
  chmodSync(contextKeyFile, 0o444)
  const lines = Object.entries(variables).map(([name, value]) => `${name}='${value}'\n`)
  writeFileSync(file, lines.join(''), { mode: 0o600 })
  console.log('Passwords and keys are in docker/.env and docker/secrets. Keep them.')
}
