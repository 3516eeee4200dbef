import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildAll, CHECKOUT, startPostgres } from '@isets/testing'

const [service = '', name = 'change'] = process.argv.slice(2)
const program = join(CHECKOUT, 'apps', service, 'src/create-migration.ts')
if (service === '' || !existsSync(program)) {
  console.error('Name a service that has a database: npm run migration:create -- help-desk [what-changes]')
  process.exit(2)
}
await buildAll()
await using postgres = await startPostgres()
await postgres.createDatabase('entities')
execFileSync(process.execPath, [join(CHECKOUT, 'apps', service, 'dist/create-migration.js'), name], {
  stdio: 'inherit',
  env: { ...process.env, OWNER_DATABASE_URL: postgres.ownerUrl('entities') },
})
