import { Clock, Job, recordAudit } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'

const DAY_MS = 86_400_000
/** As long as the help desk keeps uploads that nobody has sent. */
const LOOSE_DAYS = 7
/** Rows of one run; the job runs again at once while there are more. */
const AT_ONCE = 100

const DISCARD = `
with old as (
  select id from consent_file where consent_id is null and uploaded_at < ?
  order by uploaded_at limit ${AT_ONCE} for update skip locked
), removed as (delete from consent_file where id in (select id from old) returning id)
insert into discarded_file (id, discarded_at) select id, ? from removed
on conflict (id) do update set discarded_at = excluded.discarded_at returning id`

/** Removes signed consents that were uploaded and never recorded, by the business clock. */
@Injectable()
export class ConsentFilesPruning {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** REF-018: the record goes at once, so that nobody can use the file any more; the gateway removes the bytes. */
  @Job('prune-loose-consents', { everySeconds: 5 })
  async prune(): Promise<number> {
    const now = this.clock.now()
    const before = new Date(now.getTime() - LOOSE_DAYS * DAY_MS)
    const gone = await this.em.execute<{ id: string }[]>(DISCARD, [before, now])
    for (const { id } of gone) {
      recordAudit(this.em, { action: 'delete', objectType: 'Upload', objectId: id, purpose: 'prune-loose-consents' })
    }
    return gone.length
  }
}
