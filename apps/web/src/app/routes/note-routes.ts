import { createRoute } from '@tanstack/react-router'
import { parseDeletionsSearch, parseOrganisationNotesSearch } from '../../notes/searches.ts'
import { lazyPage } from '../lazy-page.ts'
import { app, only } from './app-route.tsx'
import { noteTexts } from './texts.ts'

const deletions = createRoute({
  getParentRoute: () => app,
  path: '/deletion-requests',
  validateSearch: parseDeletionsSearch,
  beforeLoad: only('read', 'CaseNoteDeletionRequest'),
  component: lazyPage(() => import('../../deletions/deletions-page.tsx'), 'DeletionsPage', noteTexts),
})

const oneDeletion = createRoute({
  getParentRoute: () => app,
  path: '/deletion-requests/$id',
  beforeLoad: only('read', 'CaseNoteDeletionRequest'),
  component: lazyPage(() => import('../../deletions/deletion-page.tsx'), 'DeletionPage', noteTexts),
})

const organisationNotes = createRoute({
  getParentRoute: () => app,
  path: '/organisation-notes',
  validateSearch: parseOrganisationNotesSearch,
  beforeLoad: only('read', 'OrganisationNote'),
  component: lazyPage(
    () => import('../../organisation-notes/organisation-notes-page.tsx'),
    'OrganisationNotesPage',
    noteTexts,
  ),
})

export const noteRoutes = [deletions, oneDeletion, organisationNotes]
