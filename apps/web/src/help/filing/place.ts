/** The page from which help was asked for, without what was searched there: people type names into search boxes. */
export function pageAddress(from: string | undefined, origin: string): string {
  if (!from || !/^\/(?![/\\])/.test(from)) return ''
  const address = new URL(from, origin)
  address.searchParams.delete('q')
  return address.origin === origin ? address.href : ''
}

const BROWSERS = [
  ['Edge', /\bEdg(?:A|iOS)?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Samsung Internet', /\bSamsungBrowser\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:Chrome|CriOS)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)[.\d]* (?:Mobile\/\S+ )?Safari\//],
] as const

const SYSTEMS = [
  ['Windows', /Windows NT/],
  ['iPad or iPhone', /iPad|iPhone/],
  ['Android', /Android/],
  ['Chromebook', /CrOS/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const

/** `Chrome 156 on Windows`, from what the browser says of itself. */
export function browserName(userAgent: string): string {
  const browser = BROWSERS.map(([name, pattern]) => ({ name, version: pattern.exec(userAgent)?.[1] })).find(
    ({ version }) => version !== undefined,
  )
  const system = SYSTEMS.find(([, pattern]) => pattern.test(userAgent))?.[0]
  const name = browser ? `${browser.name} ${browser.version}` : ''
  return [name, system].filter(Boolean).join(' on ')
}
