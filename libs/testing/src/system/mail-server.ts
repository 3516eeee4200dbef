import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { CHECKOUT, type Places } from './checkout.ts'
import type { Ports } from './services.ts'
import { supervise, type SupervisedProcess } from './supervise.ts'

/** MailDev: takes every mail that the system sends and shows it in a web inbox. Nothing leaves the machine. */
export function startMailDev(
  places: Places,
  ports: Pick<Ports, 'mail' | 'mailInbox'>,
  tell: (sentence: string) => void,
): SupervisedProcess {
  mkdirSync(places.mail, { recursive: true })
  const program = join(CHECKOUT, 'node_modules/maildev/dist/bin/maildev.js')
  const smtp = ['--smtp', String(ports.mail), '--ip', '127.0.0.1']
  const web = ['--web', String(ports.mailInbox), '--web-ip', '127.0.0.1']
  const kept = ['--mail-directory', places.mail, '--max-emails', '2000']
  return supervise({
    name: 'mail',
    args: [program, ...smtp, ...web, ...kept],
    env: {},
    port: ports.mail,
    logFile: places.logOf('mail'),
    readyUrl: `http://127.0.0.1:${ports.mailInbox}/api/healthz`,
    tell,
  })
}
