import type { INestApplicationContext } from '@nestjs/common'
import { DiscoveryService, MetadataScanner } from '@nestjs/core'

export interface MarkedMethod<Mark> {
  /** `Class.method`, for messages. */
  readonly place: string
  readonly mark: Mark
  run(...parts: unknown[]): Promise<unknown>
}

/** All methods of the app's providers that a decorator marked under `key`. */
export function markedMethods<Mark>(app: INestApplicationContext, key: symbol): MarkedMethod<Mark>[] {
  const scanner = new MetadataScanner()
  const instances = app
    .get(DiscoveryService)
    .getProviders()
    .map((wrapper): unknown => (wrapper.isNotMetatype ? undefined : wrapper.instance))
  return [...new Set(instances)].flatMap((instance) => {
    if (typeof instance !== 'object' || instance === null) return []
    const prototype = Object.getPrototypeOf(instance) as object
    return scanner.getAllMethodNames(prototype).flatMap((name) => marked<Mark>(instance, prototype, name, key))
  })
}

function marked<Mark>(instance: object, prototype: object, name: string, key: symbol): MarkedMethod<Mark>[] {
  const method: unknown = Reflect.get(prototype, name)
  if (typeof method !== 'function' || !Reflect.hasMetadata(key, method)) return []
  const mark = Reflect.getMetadata(key, method) as Mark // what our own decorator noted
  const run = async (...parts: unknown[]): Promise<unknown> => method.apply(instance, parts)
  return [{ place: `${prototype.constructor.name}.${name}`, mark, run }]
}
