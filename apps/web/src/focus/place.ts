/** What comes over the page and goes again. */
const LAYER = '[role="dialog"], [role="menu"]'
const HEADING = 'h1, h2, h3'
const CONTROL =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]'

/** Who has the focus, and where that is: what is around it, the nearest first, but for the root of everything. */
export interface Place {
  readonly element: HTMLElement
  readonly around: readonly HTMLElement[]
}

export function placeOf(element: HTMLElement): Place {
  const around: HTMLElement[] = []
  for (let one = element.parentElement; one && one !== document.body; one = one.parentElement) around.push(one)
  return { element, around: around.slice(0, -1) }
}

const layerOf = ({ element, around }: Place) => [element, ...around].find((one) => one.matches(LAYER))

/** From where the focus has come into each dialog and menu. */
const CAME_FROM = new WeakMap<HTMLElement, Place>()

/** Notes from where the focus comes into a layer; on its way back from another layer it came from there long ago. */
export function enter(place: Place, before: Place | null): void {
  const layer = layerOf(place)
  if (layer === undefined || before === null || layer.contains(before.element)) return
  if (layerOf(before) === undefined || !CAME_FROM.has(layer)) CAME_FROM.set(layer, before)
}

/** Who gets the focus when the one who had it is gone; undefined when the whole page is another. */
export function nextPlace(place: Place): HTMLElement | undefined {
  const layer = layerOf(place)
  if (layer && !layer.isConnected) {
    const from = CAME_FROM.get(layer)
    if (from === undefined) return undefined
    return isReachable(from.element) ? from.element : nextPlace(from)
  }
  for (const one of place.around) {
    const found = one.isConnected ? firstIn(one) : undefined
    if (found) return found
  }
  return undefined
}

/** The heading of a part tells where one is; without one its first control is the nearest, or what took its place. */
function firstIn(part: HTMLElement): HTMLElement | undefined {
  const heading = [...part.querySelectorAll<HTMLElement>(HEADING)].find((one) => one.checkVisibility())
  if (heading) {
    heading.tabIndex = -1
    return heading
  }
  const control = [...part.querySelectorAll<HTMLElement>(CONTROL)].find(isReachable)
  return control ?? (part.matches('[tabindex="-1"]') ? part : undefined)
}

function isReachable(element: HTMLElement): boolean {
  return element.isConnected && element.checkVisibility() && !element.matches(':disabled')
}
