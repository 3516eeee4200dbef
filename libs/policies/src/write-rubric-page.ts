import { writeFileSync } from 'node:fs'
import { rubricPage } from './rubric-page.ts'

/** Writes `RUBRIC.md` anew. A test fails while it is out of date. */
writeFileSync(new URL('../RUBRIC.md', import.meta.url), rubricPage())
