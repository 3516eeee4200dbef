import { describe, expect, it } from '@jest/globals'
import { cleanHtml, picturesIn } from './clean-html.ts'

const PICTURE = '/api/files/0198a1b2-0000-7000-8000-000000000001/content'

describe('HELP-007 rich text', () => {
  it.each([
    ['<p>A <strong>bold</strong> word</p>'],
    ['<h2>Steps</h2><ol><li>Open</li><li>Save</li></ol><ul><li>Or not</li></ul>'],
    [`<p>See <img src="${PICTURE}" alt="the screen" /></p>`],
  ])('keeps %s', (html) => {
    expect(cleanHtml(html)).toBe(html)
  })

  it.each([
    ['scripts', '<p>a<script>alert(1)</script></p>', '<p>a</p>'],
    ['event handlers', '<p onclick="alert(1)">a</p>', '<p>a</p>'],
    [
      'script links',
      '<a href="javascript:alert(1)">a</a>',
      '<a rel="noopener noreferrer nofollow" target="_blank">a</a>',
    ],
    ['tables', '<table><tr><td>a</td></tr></table>', 'a'],
    ['frames', '<iframe src="https://elsewhere.example"></iframe>b', 'b'],
    ['styles', '<p style="position:fixed">a</p><style>p{}</style>', '<p>a</p>'],
    ['pictures from elsewhere', '<p>a<img src="https://elsewhere.example/pixel.png"></p>', '<p>a</p>'],
    ['pictures as data', '<p>a<img src="data:image/png;base64,AAAA"></p>', '<p>a</p>'],
    ['pictures behind a longer path', `<p>a<img src="${PICTURE}/../../x"></p>`, '<p>a</p>'],
  ])('takes out %s', (_what, html, cleaned) => {
    expect(cleanHtml(html)).toBe(cleaned)
  })

  it('sends links to a new window without telling where the reader came from', () => {
    expect(cleanHtml('<a href="https://dhs.example/x" target="top" rel="opener">x</a>')).toBe(
      '<a href="https://dhs.example/x" target="_blank" rel="noopener noreferrer nofollow">x</a>',
    )
  })

  it('finds each uploaded picture once', () => {
    expect(picturesIn(cleanHtml(`<img src="${PICTURE}"><p><img alt="b" src="${PICTURE}"></p>`))).toEqual([
      '0198a1b2-0000-7000-8000-000000000001',
    ])
  })
})
