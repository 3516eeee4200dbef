import { describe, expect, it } from '@jest/globals'
import { browserName, pageAddress } from './place.ts'

const ORIGIN = 'https://isets.example'

describe('HELP-018 where it happened', () => {
  it('is the page that the user came from, without what was searched there', () => {
    expect(pageAddress('/support/queue?view=due&q=Some+Name', ORIGIN)).toBe(`${ORIGIN}/support/queue?view=due`)
  })

  it.each(['https://evil.example/', '//evil.example/x', '/\\evil.example', undefined, ''])(
    'is nothing for %j',
    (from) => {
      expect(pageAddress(from, ORIGIN)).toBe('')
    },
  )

  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36',
      'Chrome 156 on Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36 Edg/156.0',
      'Edge 156 on Windows',
    ],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/19.1 Safari/605.1.15', 'Safari 19 on macOS'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox 150 on Linux'],
    ['something else', ''],
  ])('names the browser of %j', (agent, name) => {
    expect(browserName(agent)).toBe(name)
  })
})
