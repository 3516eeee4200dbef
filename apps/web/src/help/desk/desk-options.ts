import { HELP_DESK_ARTICLE } from '@isets/rules'
import {
  IconArrowBackUp,
  IconBook2,
  IconExternalLink,
  IconLifebuoy,
  IconListNumbers,
  IconMessageQuestion,
  type Icon,
} from '@tabler/icons-react'
import type { May } from '../../shell/navigation.ts'

/** Public pages of the program for its partners, with manuals and forms; not part of ISETS. */
const PARTNER_PAGES = 'https://www.illinoisworknet.com/isetspartners'

type Destination =
  | { readonly to: '/' | '/help/new' | '/help/articles' | '/help/faq'; readonly hash?: string }
  | { readonly elsewhere: string }

/** `key` under `desk.options` in the texts. */
type DeskOption = Destination & {
  readonly key: 'newRequest' | 'knowledge' | 'faq' | 'instructions' | 'partnerPages' | 'portal'
  readonly icon: Icon
}

const OPTIONS: readonly DeskOption[] = [
  { key: 'newRequest', icon: IconLifebuoy, to: '/help/new' },
  { key: 'knowledge', icon: IconBook2, to: '/help/articles' },
  { key: 'faq', icon: IconMessageQuestion, to: '/help/faq' },
  { key: 'instructions', icon: IconListNumbers, to: '/help/articles', hash: HELP_DESK_ARTICLE },
  { key: 'partnerPages', icon: IconExternalLink, elsewhere: PARTNER_PAGES },
  { key: 'portal', icon: IconArrowBackUp, to: '/' },
]

/** HELP-002: what the help desk offers on its home page; a new request to those who may file one. */
export function deskOptions(may: May): DeskOption[] {
  return OPTIONS.filter(({ key }) => key !== 'newRequest' || may('file', 'HelpRequest'))
}
