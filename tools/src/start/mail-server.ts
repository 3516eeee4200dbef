import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { places } from './places.ts'
import type { Ports } from './ports.ts'
import { supervise, type SupervisedProcess } from './supervised.ts'

/** MailDev: takes every mail that the system sends and shows it in a web inbox. Nothing leaves the machine. */
export function mailServer(ports: Ports): SupervisedProcess {
  mkdirSync(places.mail, { recursive: true })
  const program = join(dirname(fileURLToPath(import.meta.resolve('maildev'))), 'bin/maildev.js')
  const smtp = ['--smtp', String(ports.mail), '--ip', '127.0.0.1']
  const web = ['--web', String(ports.mailInbox), '--web-ip', '127.0.0.1']
  const kept = ['--mail-directory', places.mail, '--max-emails', '2000']
  return supervise({
    name: 'mail',
    args: [program, ...smtp, ...web, ...kept],
    env: {},
    readyUrl: `http://127.0.0.1:${ports.mailInbox}/api/healthz`,
  })
}
