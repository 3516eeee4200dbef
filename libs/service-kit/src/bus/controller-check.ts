import type { INestApplicationContext } from '@nestjs/common'
import { DiscoveryService, MetadataScanner } from '@nestjs/core'

/** Where Nest notes the pattern of a message handler, which @Handles sets. */
const PATTERN = 'microservices:pattern'

/**
 * An entry point without `@Handles` would be unguarded or dead code: every public method of a controller has one.
 * @throws Error naming all methods without
 */
export function requireHandlesEverywhere(app: INestApplicationContext): void {
  const scanner = new MetadataScanner()
  const missing = app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ metatype }) => (typeof metatype === 'function' ? unmarked(metatype.prototype as object, scanner) : []))
  if (missing.length > 0) throw new Error(`Controller methods without @Handles: ${missing.join(', ')}`)
}

function unmarked(prototype: object, scanner: MetadataScanner): string[] {
  return scanner
    .getAllMethodNames(prototype)
    .filter((name) => {
      const method: unknown = Reflect.get(prototype, name)
      return typeof method === 'function' && !Reflect.hasMetadata(PATTERN, method)
    })
    .map((name) => `${prototype.constructor.name}.${name}`)
}
