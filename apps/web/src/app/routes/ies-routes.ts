import { createRoute } from '@tanstack/react-router'
import { parseImportSearch, parseImportsSearch, parseLookupsSearch } from '../../ies/searches.ts'
import { lazyPage } from '../lazy-page.ts'
import { app, only } from './app-route.tsx'
import { fileTexts, iesTexts, startPasswordTexts } from './texts.ts'

const iesSearch = createRoute({
  getParentRoute: () => app,
  path: '/ies/search',
  beforeLoad: only('search', 'IesFeed'),
  component: lazyPage(() => import('../../ies/search-page.tsx'), 'SearchPage', iesTexts, startPasswordTexts),
})

const iesImports = createRoute({
  getParentRoute: () => app,
  path: '/ies/imports',
  validateSearch: parseImportsSearch,
  beforeLoad: only('read', 'IesFeed'),
  component: lazyPage(() => import('../../ies/imports-page.tsx'), 'ImportsPage', iesTexts, fileTexts),
})

const iesImport = createRoute({
  getParentRoute: () => app,
  path: '/ies/imports/$id',
  validateSearch: parseImportSearch,
  beforeLoad: only('read', 'IesFeed'),
  component: lazyPage(() => import('../../ies/import-page.tsx'), 'ImportPage', iesTexts, fileTexts),
})

const iesLookups = createRoute({
  getParentRoute: () => app,
  path: '/ies/lookups',
  validateSearch: parseLookupsSearch,
  beforeLoad: only('read', 'IesFeed'),
  component: lazyPage(() => import('../../ies/lookups-page.tsx'), 'LookupsPage', iesTexts),
})

export const iesRoutes = [iesSearch, iesImports, iesImport, iesLookups]
