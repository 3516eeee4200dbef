import type { Action, Subject } from '@isets/contracts'
import {
  IconAddressBook,
  IconArrowsExchange,
  IconCalendarDollar,
  IconClipboardText,
  IconCoins,
  IconEraser,
  IconFileCheck,
  IconGavel,
  IconFileDiff,
  IconFileText,
  IconDatabaseImport,
  IconHelpHexagon,
  IconHome,
  IconInbox,
  IconLifebuoy,
  IconListDetails,
  IconMail,
  IconMailOff,
  IconMailbox,
  IconMessageQuestion,
  IconNotes,
  IconSchool,
  IconShieldLock,
  IconShieldPause,
  IconStairsUp,
  IconUserSearch,
  IconUsers,
  IconZoomCheck,
  type Icon,
} from '@tabler/icons-react'

export type May = (action: Action, subject: Subject) => boolean

interface NavigationPage {
  /** An address of the router: a page that does not exist yet is not listed. */
  readonly to: string
  /** Under `navigation` in the texts. */
  readonly name: string
  readonly icon: Icon
  readonly needs: readonly [Action, Subject]
}

interface NavigationSection {
  readonly name: string
  readonly pages: readonly NavigationPage[]
}

/** Every page of the rail with the right that opens it, section by section. */
const SECTIONS = [
  {
    name: 'work',
    pages: [
      { to: '/start', name: 'start', icon: IconHome, needs: ['file', 'HelpRequest'] },
      { to: '/customers', name: 'customers', icon: IconAddressBook, needs: ['read', 'Customer'] },
      { to: '/screenings', name: 'screenings', icon: IconClipboardText, needs: ['edit', 'Assessment'] },
      { to: '/organisation-notes', name: 'organisationNotes', icon: IconNotes, needs: ['read', 'OrganisationNote'] },
      { to: '/referrals', name: 'referrals', icon: IconArrowsExchange, needs: ['read', 'Referral'] },
      { to: '/programmes', name: 'programmes', icon: IconSchool, needs: ['read', 'Programme'] },
      { to: '/consents', name: 'consents', icon: IconFileCheck, needs: ['give', 'Consent'] },
      { to: '/packets', name: 'packets', icon: IconCalendarDollar, needs: ['read', 'StaffingPacket'] },
      { to: '/ies/search', name: 'iesSearch', icon: IconUserSearch, needs: ['search', 'IesFeed'] },
    ],
  },
  {
    name: 'oversight',
    pages: [
      {
        to: '/deletion-requests',
        name: 'deletionRequests',
        icon: IconEraser,
        needs: ['read', 'CaseNoteDeletionRequest'],
      },
      { to: '/overrides', name: 'overrides', icon: IconGavel, needs: ['read', 'CostOverride'] },
      { to: '/contracts', name: 'contracts', icon: IconFileText, needs: ['read', 'Contract'] },
      { to: '/amendments', name: 'amendments', icon: IconFileDiff, needs: ['read', 'Amendment'] },
      { to: '/caps', name: 'caps', icon: IconCoins, needs: ['configure', 'SupportiveServiceCost'] },
      { to: '/ies/imports', name: 'iesImports', icon: IconDatabaseImport, needs: ['read', 'IesFeed'] },
      { to: '/ies/lookups', name: 'iesLookups', icon: IconZoomCheck, needs: ['read', 'IesFeed'] },
    ],
  },
  {
    name: 'support',
    pages: [
      { to: '/support/queue', name: 'queue', icon: IconInbox, needs: ['triage', 'HelpRequest'] },
      { to: '/support/queue', name: 'escalated', icon: IconStairsUp, needs: ['handBack', 'HelpRequest'] },
    ],
  },
  {
    name: 'help',
    pages: [
      { to: '/help', name: 'helpDesk', icon: IconHelpHexagon, needs: ['file', 'HelpRequest'] },
      { to: '/help/new', name: 'getHelp', icon: IconLifebuoy, needs: ['file', 'HelpRequest'] },
      { to: '/help/faq', name: 'faq', icon: IconMessageQuestion, needs: ['file', 'HelpRequest'] },
      { to: '/help/requests', name: 'myRequests', icon: IconListDetails, needs: ['read', 'HelpRequest'] },
    ],
  },
  {
    name: 'administration',
    pages: [
      { to: '/admin/users', name: 'users', icon: IconUsers, needs: ['read', 'User'] },
      { to: '/admin/mail', name: 'mail', icon: IconMailbox, needs: ['read', 'Delivery'] },
      { to: '/admin/mail-templates', name: 'templates', icon: IconMail, needs: ['preview', 'MailTemplate'] },
      { to: '/admin/dead-letters', name: 'deadLetters', icon: IconMailOff, needs: ['read', 'DeadLetter'] },
      { to: '/admin/quarantine', name: 'quarantine', icon: IconShieldPause, needs: ['release', 'QuarantinedUpload'] },
      { to: '/admin/permissions', name: 'permissions', icon: IconShieldLock, needs: ['read', 'DeadLetter'] },
    ],
  },
] as const satisfies readonly NavigationSection[]

type Section = (typeof SECTIONS)[number]
type Page = Section['pages'][number]
interface ShownSection {
  readonly name: Section['name']
  readonly pages: readonly Page[]
}

/** What the user can open, section by section; a section without pages is left out. */
export function navigationFor(may: May): ShownSection[] {
  return SECTIONS.map(({ name, pages }: ShownSection) => ({
    name,
    pages: pages.filter(({ needs }: NavigationPage) => may(...needs)),
  })).filter(({ pages }) => pages.length > 0)
}

/** The page after signing in: what waits, for those who work here; else the first page they can open. */
export function landingOf(may: May): Page['to'] {
  return navigationFor(may)[0]?.pages[0]?.to ?? '/start'
}
