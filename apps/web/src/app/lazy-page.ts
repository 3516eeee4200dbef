import { lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { addTexts } from '../texts/i18n.ts'

type Texts = () => Promise<Record<string, object>>

/** A page that is loaded when it is opened, together with the words of its areas. */
export function lazyPage<Name extends string, Page extends Record<Name, ComponentType>>(
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
