import 'reflect-metadata'
import { describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { Controller, Module } from '@nestjs/common'
import { DiscoveryModule, NestFactory } from '@nestjs/core'
import { requireHandlesEverywhere } from './controller-check.ts'
import { Handles } from './handles.ts'

@Controller()
class Guarded {
  @Handles(contract.notifier.listTemplates)
  templates(): [] {
    return []
  }
}

@Controller()
class Forgotten extends Guarded {
  unguarded(): string {
    return 'anybody could call this'
  }
}

async function appOf(controllers: (typeof Guarded)[]) {
  @Module({ imports: [DiscoveryModule], controllers })
  class App {}
  return NestFactory.createApplicationContext(App, { logger: false })
}

describe('the controllers of a service', () => {
  it('pass when every method handles an operation', async () => {
    const app = await appOf([Guarded])
    expect(() => requireHandlesEverywhere(app)).not.toThrow()
  })

  it('are refused for a method that handles nothing', async () => {
    const app = await appOf([Guarded, Forgotten])
    expect(() => requireHandlesEverywhere(app)).toThrow('Controller methods without @Handles: Forgotten.unguarded')
  })

  it('cannot handle an operation with another shape', () => {
    class Wrong {
      // @ts-expect-error the contract wants a list of templates
      @Handles(contract.notifier.listTemplates)
      templates(): string {
        return 'none'
      }

      // @ts-expect-error the contract gives a name
      @Handles(contract.notifier.previewTemplate)
      preview({ title }: { title: string }) {
        return { subject: title, html: '', text: '' }
      }
    }
    expect(Wrong).toBeDefined()
  })

  it('cannot handle what is in no contract', () => {
    expect(() => Handles({})).toThrow('not part of the contract')
  })
})
