import type { Caller, Role } from '@isets/contracts'
import { startStand } from '@isets/service-kit/testing'
import { identityModule } from '../app.module.ts'
import { seedDemoWorld } from '../demo/demo-seed.ts'
import { identityOrm } from '../orm.ts'
import { contextKey, LIMITS } from './sessions-under-test.ts'

/** The whole service on a bus and a database of its own, with the demo world in it. */
export async function identityOnTheBus() {
  const module = identityModule({
    CONTEXT_PRIVATE_KEY_FILE: await contextKey(),
    SESSION_IDLE_SECONDS: LIMITS.idleSeconds,
    SESSION_WARNING_SECONDS: LIMITS.warningSeconds,
    SESSION_ABSOLUTE_SECONDS: LIMITS.absoluteSeconds,
  })
  const stand = await startStand({ name: 'identity', module, ...identityOrm })
  await seedDemoWorld(stand.service.connections.orm.em.fork())
  return stand
}

/** Somebody of this role and no organisation, unless told. */
export function callerWith(role: Role, facts: Partial<Caller> = {}): Caller {
  return {
    userId: '00000000-0000-4000-8000-000000000001',
    sessionId: 'test',
    name: 'Maple Demo-Tester',
    email: 'maple.demo-tester@isets.example',
    roles: [role],
    organisationId: null,
    organisationName: null,
    subGranteeIds: [],
    assignedOrganisationIds: [],
    ...facts,
  }
}
