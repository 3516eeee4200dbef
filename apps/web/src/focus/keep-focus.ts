import { enter, nextPlace, placeOf, type Place } from './place.ts'

/** After that nobody else has taken the focus: what opens or goes on takes it itself, at once. */
const SETTLED_MS = 50

/**
 * Whoever works by keys keeps their place (WCAG 2.4.3). A dialog or menu that has gone gives the focus back to where it
 * came from; a control that was closed while its command ran has it again; and when what had it is gone, it moves to
 * what is nearest. Who puts the focus down with the pointer is left alone.
 */
export function keepFocus(): void {
  let at: Place | null = null
  let isClosed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const leaveAlone = () => {
    isClosed = false
  }
  const putDown = () => {
    leaveAlone()
    setTimeout(() => {
      if (document.activeElement === document.body) at = null
    })
  }
  const look = () => {
    timer = undefined
    if (at === null || document.activeElement !== document.body) return
    if (!at.element.isConnected) nextPlace(at)?.focus({ preventScroll: true })
    else if (isClosed && !at.element.matches(':disabled')) at.element.focus({ preventScroll: true })
  }
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return
    leaveAlone()
    const place = placeOf(target)
    enter(place, at)
    at = place
  })
  document.addEventListener('pointerdown', putDown)
  new MutationObserver(() => {
    if (at?.element.matches(':disabled')) isClosed = true
    timer ??= setTimeout(look, SETTLED_MS)
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] })
}
