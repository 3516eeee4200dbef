import { createRoute } from '@tanstack/react-router'
import {
  parseDeadLettersSearch,
  parseMailSearch,
  parseQuarantineSearch,
  parseTemplateSearch,
  parseUsersSearch,
} from '../../administration/searches.ts'
import { lazyPage } from '../lazy-page.ts'
import { app, only } from './app-route.tsx'
import { administrationTexts, fileTexts } from './texts.ts'

const users = createRoute({
  getParentRoute: () => app,
  path: '/admin/users',
  validateSearch: parseUsersSearch,
  beforeLoad: only('read', 'User'),
  component: lazyPage(() => import('../../administration/users-page.tsx'), 'UsersPage', administrationTexts),
})

const deliveries = createRoute({
  getParentRoute: () => app,
  path: '/admin/mail',
  validateSearch: parseMailSearch,
  beforeLoad: only('read', 'Delivery'),
  component: lazyPage(() => import('../../administration/deliveries-page.tsx'), 'DeliveriesPage', administrationTexts),
})

const templates = createRoute({
  getParentRoute: () => app,
  path: '/admin/mail-templates',
  validateSearch: parseTemplateSearch,
  beforeLoad: only('preview', 'MailTemplate'),
  component: lazyPage(() => import('../../administration/templates-page.tsx'), 'TemplatesPage', administrationTexts),
})

const deadLetters = createRoute({
  getParentRoute: () => app,
  path: '/admin/dead-letters',
  validateSearch: parseDeadLettersSearch,
  beforeLoad: only('read', 'DeadLetter'),
  component: lazyPage(
    () => import('../../administration/dead-letters-page.tsx'),
    'DeadLettersPage',
    administrationTexts,
  ),
})

const quarantine = createRoute({
  getParentRoute: () => app,
  path: '/admin/quarantine',
  validateSearch: parseQuarantineSearch,
  beforeLoad: only('release', 'QuarantinedUpload'),
  component: lazyPage(
    () => import('../../administration/quarantine-page.tsx'),
    'QuarantinePage',
    administrationTexts,
    fileTexts,
  ),
})

const permissions = createRoute({
  getParentRoute: () => app,
  path: '/admin/permissions',
  beforeLoad: only('read', 'DeadLetter'),
  component: lazyPage(
    () => import('../../administration/permissions-page.tsx'),
    'PermissionsPage',
    administrationTexts,
  ),
})

export const administrationRoutes = [users, deliveries, templates, deadLetters, quarantine, permissions]
