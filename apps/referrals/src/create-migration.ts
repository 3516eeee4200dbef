import { createMigration } from '@isets/service-kit'
import { ownerConfig } from './config.ts'
import { referralsOrm } from './orm.ts'

const name = process.argv[2] ?? 'change'
const file = await createMigration({ databaseUrl: ownerConfig().OWNER_DATABASE_URL, ...referralsOrm }, name)
process.stdout.write(file === undefined ? 'The entities have not changed.\n' : `${file}\n`)
