import { Refusal } from '@isets/contracts'

/** The header that only our own script can set: a form or a link of another site cannot. */
export const CSRF_HEADER = 'x-isets'
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

type Headers = Readonly<Record<string, string | string[] | undefined>>

/**
 * Refuses a changing request that does not come from our own pages. Three checks, any of which stops a forgery:
 * the custom header, the browser's own word (Sec-Fetch-Site), and the Origin. Programs send neither of the last two.
 * @throws Refusal FORBIDDEN
 */
export function requireOwnPage(method: string, headers: Headers, origin: string): void {
  if (SAFE_METHODS.has(method)) return
  const site = headers['sec-fetch-site']
  const from = headers['origin']
  const forged =
    headers[CSRF_HEADER] !== '1' ||
    (site !== undefined && site !== 'same-origin') ||
    (from !== undefined && from !== origin)
  if (forged) throw new Refusal('FORBIDDEN', { reason: 'This request does not come from a page of ISETS.' })
}
