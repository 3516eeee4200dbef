import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { feedLines, type FeedRecipe } from './ies/feed-lines.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '3000' },
    out: { type: 'string', default: 'ies-feed.csv' },
    faults: { type: 'string', default: '10' },
    changed: { type: 'string', default: '0' },
    absent: { type: 'string', default: '0' },
    today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) {
  console.log(`npm run ies:feed -- [--rows 3000] [--out ies-feed.csv] [--today YYYY-MM-DD]
  [--faults 10] [--changed 0] [--absent 0]   of a thousand rows: with a mistake, with news, left out`)
} else {
  const recipe: FeedRecipe = {
    rows: Number(values.rows),
    faults: Number(values.faults),
    changed: Number(values.changed),
    absent: Number(values.absent),
    today: values.today,
  }
  await pipeline(Readable.from(feedLines(recipe)), createWriteStream(values.out))
  console.log(`${values.out}: a feed of ${recipe.rows} customers, always the same for the same options`)
}
