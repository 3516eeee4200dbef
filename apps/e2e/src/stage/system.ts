import { buildAll, factsTakenIn, findProgram, startSystem, type MailSink, type RunningSystem } from '@isets/testing'
import { chromium, type Browser } from 'playwright-core'

/** The whole system with its demo data, and a browser before it. */
export interface TheHouse extends AsyncDisposable {
  readonly system: RunningSystem
  readonly mails: MailSink
  readonly browser: Browser
}

/** All stories come from one address and a few people: limits by address, and of mail by the hour, are out of their way. */
const ONE_ADDRESS = { RATE_SIGN_IN: '1000', RATE_DEAD_SESSION: '1000', RATE_MAIL: '1000', RATE_QUESTION: '1000' }

/** A story fails by what it sees, not by a moment in which the machine has no time; pages ask again by themselves. */
const PATIENCE = { QUERY_TIMEOUT_MS: '5000', COMMAND_TIMEOUT_MS: '12000' }

/** Builds what has changed and starts everything. */
export async function openHouse(): Promise<TheHouse> {
  const stack = new AsyncDisposableStack()
  try {
    await buildAll()
    const system = stack.use(
      await startSystem({
        mail: 'sink',
        seed: true,
        durable: false,
        env: { gateway: { ...ONE_ADDRESS, ...PATIENCE } },
      }),
    )
    await factsTakenIn(system)
    if (!system.mailSink) throw new Error('The system was started without its mail sink.')
    const browser = await chromium.launch({ executablePath: chromiumProgram() })
    stack.defer(() => browser.close())
    return { system, mails: system.mailSink, browser, [Symbol.asyncDispose]: () => stack.disposeAsync() }
  } catch (problem) {
    await stack.disposeAsync()
    throw problem
  }
}

function chromiumProgram(): string {
  const found = findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable')
  if (found) return found
  throw new Error('The browser stories need Chromium or Chrome. On Debian: apt-get install chromium')
}
