import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { English } from './en/index.ts'
import { list } from './en/list.ts'
import { shell } from './en/shell.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: English }
  }
}

void i18next.use(initReactI18next).init({
  lng: 'en',
  resources: { en: { translation: { ...shell, ...list } } },
  interpolation: { escapeValue: false },
  initAsync: false,
})

/** Puts in the words of an area: `{ queue: { queue: {…}, panel: {…} } }` as its module exports them. */
export function addTexts(areas: Record<string, object>): void {
  for (const words of Object.values(areas)) i18next.addResourceBundle('en', 'translation', words, true, true)
}
