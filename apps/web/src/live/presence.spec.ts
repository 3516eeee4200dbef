import { describe, expect, it } from '@jest/globals'
import { presenceOf } from './presence.ts'

function stage() {
  let visibilityState = 'visible'
  let look = () => {}
  let planned: (() => void) | undefined
  const told: string[] = []
  const page = {
    get visibilityState() {
      return visibilityState
    },
    addEventListener: (_type: string, listener: () => void) => void (look = listener),
    removeEventListener: () => void (look = () => {}),
  }
  const later = (work: () => void) => {
    planned = work
    return () => void (planned = undefined)
  }
  const watch = presenceOf(page, later)
  const stop = watch({ away: () => void told.push('away'), back: () => void told.push('back') })
  const becomes = (state: string) => {
    visibilityState = state
    look()
  }
  return { told, stop, becomes, minutePasses: () => planned?.() }
}

describe('whether somebody looks at the page', () => {
  it('counts an absence only after a minute', () => {
    const { told, becomes, minutePasses } = stage()
    becomes('hidden')
    becomes('visible')
    minutePasses()
    expect(told).toEqual([])
    becomes('hidden')
    minutePasses()
    becomes('visible')
    expect(told).toEqual(['away', 'back'])
  })

  it('says nothing once the page is left', () => {
    const { told, becomes, stop, minutePasses } = stage()
    becomes('hidden')
    stop()
    minutePasses()
    becomes('visible')
    expect(told).toEqual([])
  })
})
