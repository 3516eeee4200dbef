import { defineEntity, p } from '@mikro-orm/core'

export const DIGEST_KINDS = ['daily', 'weekly'] as const
export type DigestKind = (typeof DIGEST_KINDS)[number]

const DigestSchema = defineEntity({
  name: 'Digest',
  tableName: 'digest',
  properties: {
    kind: p
      .enum(() => [...DIGEST_KINDS])
      .$type<DigestKind>()
      .primary(),
    /** The organisation of a daily digest, the provider manager of a weekly summary. */
    subjectId: p.uuid().primary(),
    /** The next time that it is looked whether there is something to tell. */
    dueAt: p.datetime(),
  },
  indexes: [{ name: 'digest_due', properties: ['dueAt'] }],
})

/** A place in the schedule of digests. */
export class Digest extends DigestSchema.class {}
DigestSchema.setClass(Digest)
