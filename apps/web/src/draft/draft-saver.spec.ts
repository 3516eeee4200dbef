import { describe, expect, it } from '@jest/globals'
import { draftSaver } from './draft-saver.ts'

/** A saver with a clock and a server in the hand of the test. */
function stage() {
  const stored: string[] = []
  const planned: { work: () => void; off: boolean }[] = []
  let refuse = false
  const saver = draftSaver<string, null>({
    put: (form) => {
      if (refuse) return Promise.reject(new Error('busy'))
      stored.push(form)
      return Promise.resolve(null)
    },
    later: (work) => {
      const entry = { work, off: false }
      planned.push(entry)
      return () => void (entry.off = true)
    },
    mayWorkLater: () => true,
    onUnsaved: () => undefined,
    onSaving: () => undefined,
    onSaved: () => undefined,
    onFailed: () => undefined,
    onSent: () => undefined,
  })
  const timePasses = async () => {
    for (const { work, off } of planned.splice(0)) if (!off) work()
    await saver.save()
  }
  return { saver, stored, timePasses, setRefuse: (value: boolean) => void (refuse = value) }
}

describe('draftSaver', () => {
  it('stores the last of what was typed', async () => {
    const { saver, stored, timePasses } = stage()
    saver.touch('C')
    saver.touch('Ca')
    await timePasses()
    expect(stored).toEqual(['Ca'])
  })

  it('stores before the request is sent, and nothing while it is sent', async () => {
    const { saver, stored, timePasses } = stage()
    saver.touch('Cannot save')
    await saver.pause()
    saver.touch('Cannot save!')
    await timePasses()
    expect(stored).toEqual(['Cannot save'])
  })

  it('does not bring the draft back after the request is sent, not even one that failed before', async () => {
    const { saver, stored, timePasses, setRefuse } = stage()
    setRefuse(true)
    saver.touch('Cannot save')
    await saver.pause()
    setRefuse(false)
    await timePasses()
    await saver.stop()
    saver.resume()
    saver.touch('late')
    await timePasses()
    expect(stored).toEqual([])
  })

  it('goes on with what was typed meanwhile when sending failed', async () => {
    const { saver, stored, timePasses } = stage()
    saver.touch('Cannot save')
    await saver.pause()
    saver.touch('Cannot save!')
    saver.resume()
    await timePasses()
    expect(stored).toEqual(['Cannot save', 'Cannot save!'])
  })

  it('stores no words that are sent themselves, and the next ones again', async () => {
    const { saver, stored, timePasses } = stage()
    saver.touch('It works now')
    await saver.hold()
    await timePasses()
    saver.sent()
    await timePasses()
    expect(stored).toEqual([])
    saver.touch('One more thing')
    await timePasses()
    expect(stored).toEqual(['One more thing'])
  })

  it('stores the words after all when sending them failed', async () => {
    const { saver, stored, timePasses } = stage()
    saver.touch('It works now')
    await saver.hold()
    saver.resume()
    await timePasses()
    expect(stored).toEqual(['It works now'])
  })
})
