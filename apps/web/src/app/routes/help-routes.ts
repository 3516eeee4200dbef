import { createRoute } from '@tanstack/react-router'
import { parseArticlesSearch, parseFaqSearch, parseFilingSearch, parseRequestsSearch } from '../../help/searches.ts'
import { parseQueueSearch } from '../../queue/queue-search.ts'
import { lazyPage } from '../lazy-page.ts'
import { app, only } from './app-route.tsx'
import { faqTexts, fileTexts, filingTexts, queueTexts, requestTexts } from './texts.ts'

const newRequest = createRoute({
  getParentRoute: () => app,
  path: '/help/new',
  validateSearch: parseFilingSearch,
  beforeLoad: only('file', 'HelpRequest'),
  component: lazyPage(() => import('../../help/filing/filing-page.tsx'), 'FilingPage', filingTexts, fileTexts),
})

const requests = createRoute({
  getParentRoute: () => app,
  path: '/help/requests',
  validateSearch: parseRequestsSearch,
  beforeLoad: only('read', 'HelpRequest'),
  component: lazyPage(() => import('../../help/requests-page.tsx'), 'RequestsPage', requestTexts),
})

const oneRequest = createRoute({
  getParentRoute: () => app,
  path: '/help/requests/$ref',
  beforeLoad: only('read', 'HelpRequest'),
  component: lazyPage(() => import('../../help/request-page.tsx'), 'RequestPage', requestTexts, queueTexts, fileTexts),
})

const questions = createRoute({
  getParentRoute: () => app,
  path: '/help/faq',
  validateSearch: parseFaqSearch,
  component: lazyPage(() => import('../../help/faq/faq-page.tsx'), 'FaqPage', faqTexts),
})

const articles = createRoute({
  getParentRoute: () => app,
  path: '/help/articles',
  validateSearch: parseArticlesSearch,
  component: lazyPage(() => import('../../help/desk/articles-page.tsx'), 'ArticlesPage', faqTexts),
})

const desk = createRoute({
  getParentRoute: () => app,
  path: '/help',
  component: lazyPage(() => import('../../help/desk/desk-page.tsx'), 'DeskPage', faqTexts),
})

const queue = createRoute({
  getParentRoute: () => app,
  path: '/support/queue',
  validateSearch: parseQueueSearch,
  beforeLoad: only('triage', 'HelpRequest', 'handBack'),
  component: lazyPage(() => import('../../queue/queue-page.tsx'), 'QueuePage', queueTexts, requestTexts, fileTexts),
})

export const helpRoutes = [desk, newRequest, requests, oneRequest, questions, articles, queue]
