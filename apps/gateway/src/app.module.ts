import { Module, type DynamicModule, type Provider } from '@nestjs/common'
import { EdgeRoutes } from './api/edge-routes.ts'
import { OperationRoutes } from './api/operation-routes.ts'
import { ReferenceRoutes } from './docs/reference-routes.ts'
import { EventFeed } from './events/event-feed.ts'
import { ExportRoutes } from './export/export-routes.ts'
import { FileRoutes } from './files/file-routes.ts'
import { FileStore } from './files/file-store.ts'
import { FileSweep } from './files/file-sweep.ts'
import { UploadService } from './files/upload.service.ts'
import { VirusCheck } from './files/virus-check.ts'
import { HealthRoutes } from './health/health-routes.ts'
import { Limits } from './http/limits.ts'
import { LiveAudience } from './live/live-audience.ts'
import { LiveRoutes } from './live/live-routes.ts'
import { Callers } from './session/callers.ts'
import { ContextCache } from './session/context-cache.ts'
import { CustomerAccountRoutes } from './session/customer-account-routes.ts'
import { DeadSessions } from './session/dead-sessions.ts'
import { OwnLoginRoutes } from './session/own-login-routes.ts'
import { SessionCookie } from './session/session-cookie.ts'
import { SessionEndings } from './session/session-endings.ts'
import { SessionRoutes } from './session/session-routes.ts'

const SESSION = [
  SessionCookie,
  ContextCache,
  DeadSessions,
  Callers,
  SessionRoutes,
  OwnLoginRoutes,
  CustomerAccountRoutes,
  SessionEndings,
]
const FILES = [FileStore, FileSweep, VirusCheck, UploadService, FileRoutes]
const LIVE = [EventFeed, LiveAudience, LiveRoutes]

/** Wiring. `parts` are made before: settings, HTTP server, bus, clocks, logger. */
@Module({})
export class AppModule {
  static with(parts: Provider[]): DynamicModule {
    return {
      module: AppModule,
      providers: [
        ...parts,
        ...SESSION,
        ...LIVE,
        ...FILES,
        Limits,
        EdgeRoutes,
        OperationRoutes,
        ExportRoutes,
        ReferenceRoutes,
        HealthRoutes,
      ],
    }
  }
}
