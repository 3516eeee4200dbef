import type { DynamicModule, Provider, Type } from '@nestjs/common'
import { DiscoveryModule } from '@nestjs/core'

class ServiceRoot {}

/** The service's module with the kit's parts (ORM, clocks, bus client, logger) injectable everywhere. */
export function serviceRoot(module: Type, parts: Provider[]): DynamicModule {
  const kit: DynamicModule = { module: ServiceParts, global: true, providers: parts, exports: parts }
  return { module: ServiceRoot, imports: [DiscoveryModule, kit, module] }
}

class ServiceParts {}
