import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contract, identityEvents, type Role } from '@isets/contracts'
import { caller, startStand, tokenSigner, type ServiceStand } from '@isets/service-kit/testing'
import { eventually, PATIENT, testNats } from '@isets/testing'
import { CaseworkModule } from '../../../casework/src/app.module.ts'
import { caseworkOrm } from '../../../casework/src/orm.ts'
import { GatewayConfig } from '../../../gateway/src/config.ts'
import { startGateway } from '../../../gateway/src/start-gateway.ts'
import { identityModule } from '../../../identity/src/app.module.ts'
import { SigningKeyShape } from '../../../identity/src/config.ts'
import { identityOrm } from '../../../identity/src/orm.ts'
import { iesExchangeModule } from '../../../ies-exchange/src/app.module.ts'
import { iesExchangeOrm } from '../../../ies-exchange/src/orm.ts'
import { ReferralsModule } from '../../../referrals/src/app.module.ts'
import { referralsOrm } from '../../../referrals/src/orm.ts'

/** Where provider staff work, and another provider. */
export const HERE = '10000000-0000-4000-8000-00000000000a'
export const ELSEWHERE = '10000000-0000-4000-8000-00000000000b'
/** Of everybody here. */
export const PASSWORD = 'three quiet herons'

const SESSION = { SESSION_IDLE_SECONDS: 1_800, SESSION_WARNING_SECONDS: 1_500, SESSION_ABSOLUTE_SECONDS: 43_200 }
const RATES = { RATE_SIGN_IN: '100000', RATE_USER: '100000', RATE_MAIL: '100000', RATE_LOOKUP: '100000' }

/** A customer with an account, whose record is open to one organisation. */
export interface Customer {
  readonly customerId: string
  readonly firstName: string
  readonly lastName: string
  readonly individualNumber: string
  readonly username: string
}

/** A gateway with the services behind it that answer what it cannot answer alone. */
export interface EdgeHouse extends AsyncDisposable {
  readonly url: string
  readonly casework: ServiceStand
  customer(openTo: string): Promise<Customer>
  /** Somebody of this role with the password of everybody; what they type to sign in. */
  person(role: Role, organisationId: string | null): Promise<string>
}

export async function openEdgeHouse(): Promise<EdgeHouse> {
  await using stack = new AsyncDisposableStack()
  const nats = stack.use(await testNats())
  const directory = await mkdtemp(join(tmpdir(), 'isets-edge-'))
  stack.defer(() => rm(directory, { recursive: true, force: true }))
  const shared = { nats, signer: tokenSigner() }
  const started = async (starting: Promise<ServiceStand>) => stack.adopt(await starting, (stand) => stand.stop())
  const key = SigningKeyShape.parse(shared.signer.signingKey)
  const identityApp = identityModule({ CONTEXT_PRIVATE_KEY_FILE: key, ...SESSION })
  const iesApp = iesExchangeModule({
    ...{ ssnKey: 'a key of the tests, thirty-two letters', feedMode: 'monthly-days', rowsAtOnce: 3 },
    files: { FILES_DIR: directory, S3_REGION: 'us-east-1' },
  })
  const [identity, ies, casework, referrals] = await Promise.all([
    started(startStand({ name: 'identity', module: identityApp, ...identityOrm, ...shared })),
    started(startStand({ name: 'ies-exchange', module: iesApp, ...iesExchangeOrm, ...shared })),
    started(startStand({ name: 'casework', module: CaseworkModule, ...caseworkOrm, ...shared })),
    started(startStand({ name: 'referrals', module: ReferralsModule, ...referralsOrm, ...shared })),
  ])
  const address = { NATS_URL: nats.url, NATS_PASSWORD: nats.credentialsFor('gateway').pass, FILES_DIR: directory }
  const settings = { PORT: '0', LOG_LEVEL: 'silent', ...address, ...RATES, ...PATIENT }
  const gateway = await startGateway(GatewayConfig.parse(settings))
  stack.defer(() => gateway.drain())
  await tellOrganisations(identity, referrals)
  const whole = stack.move()
  return {
    url: gateway.url,
    casework,
    customer: (openTo) => customer({ identity, ies, casework, referrals }, openTo),
    person: (role, organisationId) => person(identity, role, organisationId),
    [Symbol.asyncDispose]: () => whole.disposeAsync(),
  }
}

async function tellOrganisations(identity: ServiceStand, referrals: ServiceStand): Promise<void> {
  for (const id of [HERE, ELSEWHERE]) {
    const name = `Invented Provider ${id.at(-1)}`
    await identity.sql(`insert into organisation (id, name, kind, region) values (?, ?, 'provider', 'North')`, [
      id,
      name,
    ])
    const parts = { region: 'North', kind: 'provider' as const, parentId: null, providerManagerId: null }
    await identity.tell(identityEvents.organisationChanged, id, 1, { organisationId: id, name, ...parts })
    await eventually(async () => (await referrals.sql('select 1 from organisation where id = ?', [id])).length === 1)
  }
}

type Services = Record<'identity' | 'ies' | 'casework' | 'referrals', ServiceStand>

let count = 0
/** Added by hand, told to the others, given an account by IDHS, and signed in once: with a password of their own. */
async function customer(services: Services, openTo: string): Promise<Customer> {
  const { identity, ies, casework, referrals } = services
  const admin = caller('super_admin')
  count += 1
  const names = { firstName: 'Wren', lastName: 'Sample-Finch' }
  const individualNumber = String(908_888_800 + count)
  const { customerId } = await ies.as(admin).call(contract.iesExchange.addCustomer, {
    ...{ ...names, individualNumber, birthDate: '1990-01-01', zip: '60601', caseNumber: '808888888' },
  })
  for (const one of [casework, referrals]) {
    await eventually(async () => (await one.sql('select 1 from customer where id = ?', [customerId])).length === 1)
  }
  await casework.sql('update customer set granted_organisation_ids = ?::uuid[] where id = ?', [
    `{${openTo}}`,
    customerId,
  ])
  const { provideCustomerAccount, openSession } = contract.identity
  const account = await identity.as(admin).call(provideCustomerAccount, { customerId, ...names })
  const first = { email: account.username, password: account.startPassword ?? '', newPassword: PASSWORD }
  await identity.nobody.call(openSession, { ...first, address: '192.0.2.1', device: 'Test' })
  return { customerId, ...names, individualNumber, username: account.username }
}

/** With the password of the customers, who are there already. */
async function person(identity: ServiceStand, role: Role, organisationId: string | null): Promise<string> {
  const [id, email] = [randomUUID(), `${role}@people.example`]
  await identity.sql(
    `insert into user_account (id, first_name, last_name, email, organisation_id, status, password_hash)
     select ?, 'Robin', 'Sample', ?, ?, 'active', password_hash from user_account where customer_id is not null limit 1`,
    [id, email, organisationId],
  )
  await identity.sql('insert into role_assignment (user_id, role, assigned_at) values (?, ?, now())', [id, role])
  return email
}
