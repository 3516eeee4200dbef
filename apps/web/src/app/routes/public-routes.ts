import { createRoute } from '@tanstack/react-router'
import { parseAskSearch, parseFaqSearch } from '../../help/searches.ts'
import { lazyPage } from '../lazy-page.ts'
import { root } from './app-route.tsx'
import { faqTexts, filingTexts, questionTexts } from './texts.ts'

/** What needs no account (HELP-004). */
const frame = createRoute({
  getParentRoute: () => root,
  id: 'public',
  component: lazyPage(() => import('../../questions/public-frame.tsx'), 'PublicFrame', questionTexts),
})

const questions = createRoute({
  getParentRoute: () => frame,
  path: '/questions',
  validateSearch: parseFaqSearch,
  component: lazyPage(() => import('../../questions/questions-page.tsx'), 'QuestionsPage', faqTexts),
})

const ask = createRoute({
  getParentRoute: () => frame,
  path: '/questions/ask',
  validateSearch: parseAskSearch,
  component: lazyPage(() => import('../../questions/ask-page.tsx'), 'AskPage', faqTexts, filingTexts),
})

export const publicRoutes = frame.addChildren([questions, ask])
