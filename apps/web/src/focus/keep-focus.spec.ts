import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { JSDOM } from 'jsdom'
import { keepFocus } from './keep-focus.ts'

const PAGE = `
  <div id="root">
    <nav><a id="link" href="/">Home</a></nav>
    <main>
      <h1>Record</h1>
      <section id="costs">
        <h2>Costs</h2>
        <ul><li id="row"><button id="open">Open</button></li></ul>
      </section>
      <section id="tools"><button id="first">First</button><p id="part"><button id="last">Last</button></p></section>
    </main>
  </div>
  <div id="over"></div>`
/** Longer than the watcher waits for others to take the focus. */
const SETTLED_MS = 100
const NAMES = ['document', 'HTMLElement', 'MutationObserver'] as const

function openPage(): void {
  const { window } = new JSDOM(PAGE)
  for (const name of NAMES) Object.defineProperty(globalThis, name, { value: window[name], configurable: true })
  // Nothing is laid out here: what is hidden says so itself.
  HTMLElement.prototype.checkVisibility = function () {
    return this.isConnected && this.closest('[hidden]') === null
  }
  keepFocus()
}

function closePage(): void {
  for (const name of NAMES) Reflect.deleteProperty(globalThis, name)
}

function one(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`There is no ${id} on the page.`)
  return found
}

const settle = () => jest.advanceTimersByTimeAsync(SETTLED_MS)
const focused = () => document.activeElement?.id || document.activeElement?.textContent?.trim()
const nobodyHasIt = () => expect(document.activeElement === document.body).toBe(true)

/** Something over the page, with the focus in it. */
function comesOver(role: 'dialog' | 'menu', id: string): HTMLElement {
  one('over').insertAdjacentHTML('beforeend', `<div><div role="${role}"><button id="${id}">In it</button></div></div>`)
  one(id).focus()
  return one(id).closest('[role]')?.parentElement ?? one(id)
}

/** As a browser does it: who is closed loses the focus. */
function close(button: HTMLElement): void {
  button.blur()
  button.toggleAttribute('disabled', true)
}

/** A click beside everything that may have the focus. */
function pointBesideIt(): void {
  document.body.dispatchEvent(new (document.defaultView ?? globalThis).Event('pointerdown', { bubbles: true }))
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

beforeEach(() => {
  jest.useFakeTimers()
  openPage()
})
afterEach(() => {
  jest.useRealTimers()
  closePage()
})

describe('the place of whoever works by keys', () => {
  it('is again where a dialog was opened', async () => {
    one('open').focus()
    const dialog = comesOver('dialog', 'yes')
    await settle()
    dialog.remove()
    await settle()
    expect(focused()).toBe('open')
  })

  it('is again where a menu was opened, whose command has opened the dialog', async () => {
    one('open').focus()
    const menu = comesOver('menu', 'command')
    const dialog = comesOver('dialog', 'yes')
    menu.remove()
    await settle()
    expect(focused()).toBe('yes')
    dialog.remove()
    await settle()
    expect(focused()).toBe('open')
  })

  it('is where the first of two dialogs was opened, although it came back from the second', async () => {
    one('open').focus()
    const first = comesOver('dialog', 'yes')
    const second = comesOver('dialog', 'sure')
    second.remove()
    await settle()
    expect(focused()).toBe('yes')
    first.remove()
    await settle()
    expect(focused()).toBe('open')
  })

  it('is at the heading of the part when the dialog has taken away what opened it', async () => {
    one('open').focus()
    const dialog = comesOver('dialog', 'yes')
    one('row').remove()
    dialog.remove()
    await settle()
    expect(focused()).toBe('Costs')
  })

  it('is at the heading of the nearest part when what had it is gone', async () => {
    one('open').focus()
    one('row').remove()
    await settle()
    expect(focused()).toBe('Costs')
    expect(document.activeElement?.getAttribute('tabindex')).toBe('-1')
  })

  it('is at the first control that is open where the nearest part has no heading', async () => {
    one('last').focus()
    one('part').remove()
    await settle()
    expect(focused()).toBe('first')
  })

  it('passes over what cannot be seen', async () => {
    one('costs').querySelector('h2')?.setAttribute('hidden', '')
    one('open').focus()
    one('row').remove()
    await settle()
    expect(focused()).toBe('Record')
  })

  it('is again at the button that was closed while its command ran', async () => {
    one('open').focus()
    close(one('open'))
    await settle()
    nobodyHasIt()
    one('open').toggleAttribute('disabled', false)
    await settle()
    expect(focused()).toBe('open')
  })

  it('is left to who takes it in the meantime', async () => {
    one('open').focus()
    one('row').remove()
    one('last').focus()
    await settle()
    expect(focused()).toBe('last')
  })

  it('is nowhere once the whole page is another', async () => {
    one('open').focus()
    one('root').innerHTML = '<main><h1>Another</h1></main>'
    await settle()
    nobodyHasIt()
  })
})

describe('the place of whoever points', () => {
  it('is nowhere after a click beside everything, whatever goes then', async () => {
    one('open').focus()
    pointBesideIt()
    await settle()
    one('row').remove()
    await settle()
    nobodyHasIt()
  })

  it('does not go back to a button that was closed while its command ran', async () => {
    one('open').focus()
    close(one('open'))
    await settle()
    pointBesideIt()
    one('open').toggleAttribute('disabled', false)
    await settle()
    nobodyHasIt()
  })
})
