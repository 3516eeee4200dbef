import { lazy, type ComponentType } from 'react'
import { addTexts } from '../texts/i18n.ts'

type Texts = () => Promise<Record<string, object>>

/** A part of a page that is loaded when it is first shown, together with the words of its areas. */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>, ...texts: readonly Texts[]) {
  return lazy(async () => {
    const [part, ...areas] = await Promise.all([load(), ...texts.map((one) => one())])
    for (const area of areas) addTexts(area)
    return { default: part }
  })
}
