import { describe, expect, it } from '@jest/globals'
import { Refusal } from '@isets/contracts'
import { NOTHING, refusalOf, takeEach } from './taking.ts'

describe('the random steps of a history', () => {
  it('are taken in order, without those that find nothing to do', async () => {
    const taken: string[] = []
    await takeEach(['sign', 'nothing', 'refer'], async (step) => {
      if (step === 'nothing') throw NOTHING
      taken.push(step)
    })
    expect(taken).toEqual(['sign', 'refer'])
  })

  it('end with the one that goes wrong, which is named', async () => {
    const taking = takeEach([{ act: 'sign' }, { act: 'refer' }, { act: 'close' }], async ({ act }) => {
      if (act === 'refer') throw new Error('Two of them')
    })
    await expect(taking).rejects.toMatchObject({
      message: 'Step 1: {"act":"refer"}',
      cause: { message: 'Two of them' },
    })
  })
})

describe('the answer to a random step', () => {
  it('is that it was done, or the code of the refusal', async () => {
    expect(await refusalOf(Promise.resolve('done'))).toBeNull()
    expect(await refusalOf(Promise.reject(new Refusal('WRONG_STATUS')))).toBe('WRONG_STATUS')
  })

  it.each([new Refusal('INTERNAL'), new Refusal('BUSY'), NOTHING, new Error('No such table')])(
    'is never %s, which goes on as the problem that it is',
    async (problem) => {
      await expect(refusalOf(Promise.reject(problem))).rejects.toBe(problem)
    },
  )
})
