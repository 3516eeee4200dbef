import type { Page, Request, Response } from 'playwright-core'

/** What went wrong behind the scenes of a page: errors in the console, refused and lost requests. */
export interface Troubles {
  /** What nobody has expected, in words. */
  unexpected(): string[]
  /** From now on such a trouble is part of the story. */
  expect(pattern: RegExp): void
}

/** Pages that are left end what was under way; a sign-in page asks whether there is a session. */
const ALWAYS = [/net::ERR_ABORTED/, /^401 GET \/api\/session$/]

export function watchTroubles(page: Page): Troubles {
  const heard: string[] = []
  const expected = [...ALWAYS]
  page.on('pageerror', (error) => heard.push(`error in the page: ${error.message}`))
  page.on('console', (message) => {
    const text = message.text()
    // The browser repeats each refused request in the console; the response below says more.
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) heard.push(`console: ${text}`)
  })
  page.on('requestfailed', (request) => heard.push(`${request.failure()?.errorText} ${nameOf(request)}`))
  page.on('response', (response: Response) => {
    if (response.status() >= 400) heard.push(`${response.status()} ${nameOf(response.request())}`)
  })
  return {
    unexpected: () => heard.filter((trouble) => !expected.some((pattern) => pattern.test(trouble))),
    expect: (pattern) => expected.push(pattern),
  }
}

function nameOf(request: Request): string {
  return `${request.method()} ${new URL(request.url()).pathname}`
}
