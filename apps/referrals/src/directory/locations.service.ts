import { Refusal, type InputOf, type OutputOf, type contract } from '@isets/contracts'
import { authorise } from '@isets/policies'
import { illinoisCounty } from '@isets/rules'
import { preparedQuery, recordAudit, refusePersonalData, textsOf, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import { Organisation } from './organisation.entity.ts'
import { Location, OrganisationLocation, Programme, ProgrammeLocation } from './programme.entity.ts'

type Ops = typeof contract.referrals
type Listed = OutputOf<Ops['addLocation']>

const LISTED = `select l.id, l.name, l.address, l.city, l.county,
  coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name) from organisation_location s
    join organisation o on o.id = s.organisation_id where s.location_id = l.id), '[]') as organisations
  from location l`

/** The statewide list of locations: super admins keep it, providers pick from it (C27, PROV-018, PROV-019, PROV-047). */
@Injectable()
export class LocationsService {
  constructor(private readonly em: EntityManager) {}

  async list(input: InputOf<Ops['listLocations']>): Promise<OutputOf<Ops['listLocations']>> {
    const { q, organisationId, page, pageSize } = input
    const words = `%${q.toLowerCase().replaceAll(/[%_\\]/g, String.raw`\$&`)}%`
    const own = `exists (select 1 from organisation_location s where s.location_id = l.id and s.organisation_id = ?::uuid)`
    const where = `(lower(l.name) like ? or lower(l.city) like ? or lower(l.county) like ?)
      and (?::uuid is null or ${own})`
    const params = [words, words, words, organisationId ?? null, organisationId ?? null]
    const rows = await preparedQuery<Listed>(
      this.em,
      `${LISTED} where ${where} order by l.name, l.id limit ${pageSize} offset ${(page - 1) * pageSize}`,
      params,
    )
    const count = `select count(*)::int as total from location l where ${where}`
    const [counted] = await preparedQuery<{ total: number }>(this.em, count, params)
    return { rows, total: counted?.total ?? 0, page, pageSize }
  }

  async add(input: InputOf<Ops['addLocation']>, { ability }: CallContext): Promise<Listed> {
    authorise(ability, 'add', 'Location', {})
    refusePersonalData(textsOf(input))
    const county = illinoisCounty(input.county)
    if (county === undefined) {
      throw new Refusal('INVALID', { fields: { county: 'Please choose a county of Illinois.' } })
    }
    const { name, address, city } = input
    if ((await this.em.count(Location, { name, address, city })) > 0) {
      throw new Refusal('INVALID', { fields: { name: 'This location is on the list already.' } })
    }
    const location = this.em.create(Location, { id: v7(), name, address, city, county })
    recordAudit(this.em, { action: 'add', objectType: 'Location', objectId: location.id })
    return this.listed(location.id)
  }

  /** PROV-019; picking it twice is the same. */
  async pick({ id, organisationId }: InputOf<Ops['pickLocation']>, { ability }: CallContext): Promise<Listed> {
    authorise(ability, 'pick', 'Location', { organisationId })
    await this.require(id, organisationId)
    await this.em.upsert(OrganisationLocation, { organisationId, locationId: id })
    recordAudit(this.em, { action: 'pick', objectType: 'Location', objectId: id })
    return this.listed(id)
  }

  /** Not while a program of the provider runs there: every program has a location (PROV-018). */
  async remove({ id, organisationId }: InputOf<Ops['removeLocation']>, { ability }: CallContext): Promise<Listed> {
    authorise(ability, 'remove', 'Location', { organisationId })
    await this.require(id, organisationId)
    const programmes = await this.em.find(Programme, { organisationId, open: true })
    const placed = await this.em.count(ProgrammeLocation, {
      locationId: id,
      programmeId: { $in: programmes.map((one) => one.id) },
    })
    if (placed > 0) throw new Refusal('WRONG_STATUS', { reason: 'An open program of this provider runs there.' })
    await this.em.nativeDelete(OrganisationLocation, { organisationId, locationId: id })
    recordAudit(this.em, { action: 'remove', objectType: 'Location', objectId: id })
    return this.listed(id)
  }

  private async require(id: string, organisationId: string): Promise<void> {
    const found = (await this.em.count(Location, { id })) + (await this.em.count(Organisation, { id: organisationId }))
    if (found < 2) throw new Refusal('NOT_FOUND')
  }

  private async listed(id: string): Promise<Listed> {
    await this.em.flush()
    const [location] = await preparedQuery<Listed>(this.em, `${LISTED} where l.id = ?`, [id])
    if (location === undefined) throw new Refusal('NOT_FOUND')
    return location
  }
}
