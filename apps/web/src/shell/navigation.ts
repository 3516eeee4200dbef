import type { Action, Subject } from '@isets/contracts'

export type May = (action: Action, subject: Subject) => boolean

interface NavigationPage {
  readonly to:
    | '/help/new'
    | '/help/requests'
    | '/support/queue'
    | '/admin/users'
    | '/admin/mail'
    | '/admin/mail-templates'
    | '/admin/dead-letters'
    | '/admin/quarantine'
    | '/admin/permissions'
  /** Key in the texts and name of the icon. */
  readonly name:
    'getHelp' | 'myRequests' | 'queue' | 'users' | 'mail' | 'templates' | 'deadLetters' | 'quarantine' | 'permissions'
  readonly needs: readonly [Action, Subject]
}

interface NavigationSection {
  readonly name: 'support' | 'help' | 'administration'
  readonly pages: readonly NavigationPage[]
}

/** Every page of the rail with the right that opens it. Pages that do not exist yet are not listed. */
const SECTIONS: readonly NavigationSection[] = [
  {
    name: 'support',
    pages: [{ to: '/support/queue', name: 'queue', needs: ['triage', 'HelpRequest'] }],
  },
  {
    name: 'help',
    pages: [
      { to: '/help/new', name: 'getHelp', needs: ['file', 'HelpRequest'] },
      { to: '/help/requests', name: 'myRequests', needs: ['read', 'HelpRequest'] },
    ],
  },
  {
    name: 'administration',
    pages: [
      { to: '/admin/users', name: 'users', needs: ['read', 'User'] },
      { to: '/admin/mail', name: 'mail', needs: ['read', 'Delivery'] },
      { to: '/admin/mail-templates', name: 'templates', needs: ['preview', 'MailTemplate'] },
      { to: '/admin/dead-letters', name: 'deadLetters', needs: ['read', 'DeadLetter'] },
      { to: '/admin/quarantine', name: 'quarantine', needs: ['release', 'QuarantinedUpload'] },
      { to: '/admin/permissions', name: 'permissions', needs: ['read', 'DeadLetter'] },
    ],
  },
]

/** What the user can open, section by section; a section without pages is left out. */
export function navigationFor(may: May): NavigationSection[] {
  return SECTIONS.map((section) => ({ ...section, pages: section.pages.filter(({ needs }) => may(...needs)) })).filter(
    ({ pages }) => pages.length > 0,
  )
}

/** The page after signing in: the queue for those who work it, else the own requests. */
export function landingOf(may: May): '/support/queue' | '/help/requests' {
  return may('triage', 'HelpRequest') ? '/support/queue' : '/help/requests'
}
