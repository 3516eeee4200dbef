import { administration } from './administration.ts'
import { filing } from './filing.ts'
import { list } from './list.ts'
import { queue } from './queue.ts'
import { requests } from './requests.ts'
import { shell } from './shell.ts'

/** Every word of the web app in English. Another language has to have the same keys: `typeof en` checks that. */
export const en = { ...shell, ...list, ...filing, ...requests, ...queue, ...administration }
