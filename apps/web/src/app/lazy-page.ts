import { lazyRouteComponent } from '@tanstack/react-router'
import { addTexts } from '../texts/i18n.ts'

type Texts = () => Promise<Record<string, object>>

/** A page that is loaded when it is opened, together with the words of its areas. */
// The bound of the router's own function.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function lazyPage<Page extends Record<string, any>, Name extends keyof Page>(
  load: () => Promise<Page>,
  name: Name,
  ...texts: readonly Texts[]
) {
  return lazyRouteComponent(async () => {
    const [page, ...areas] = await Promise.all([load(), ...texts.map((one) => one())])
    for (const area of areas) addTexts(area)
    return page
  }, name)
}
