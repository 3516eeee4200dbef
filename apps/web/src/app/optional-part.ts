import { createElement, useEffect, useState, type ComponentType } from 'react'
import { addTexts } from '../texts/i18n.ts'

type Texts = () => Promise<Record<string, object>>

/**
 * A part that a page can go on without, loaded when it is first shown. While it cannot be loaded, as without a network,
 * nothing is there and nothing breaks; the next showing tries again. `preload` fetches it before it is needed.
 */
export function optionalPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  ...texts: readonly Texts[]
) {
  let ready: ComponentType<Props> | null = null
  const bring = async () => {
    const [part, ...areas] = await Promise.all([load(), ...texts.map((one) => one())])
    for (const area of areas) addTexts(area)
    return (ready = part)
  }
  const OptionalPart = (props: Props) => {
    const [part, setPart] = useState(() => ready)
    useEffect(() => {
      if (part !== null) return
      let left = false
      bring().then(
        (loaded) => left || setPart(() => loaded),
        () => undefined,
      )
      return () => {
        left = true
      }
    }, [part])
    return part === null ? null : createElement(part, props)
  }
  return Object.assign(OptionalPart, { preload: () => void bring().catch(() => undefined) })
}
