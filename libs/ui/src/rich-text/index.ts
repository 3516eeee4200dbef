import { lazy } from 'react'

/** The editor as a chunk of its own: it loads on first use, so render it inside Suspense. */
export const RichTextEditor = lazy(() =>
  import('./rich-text-editor.tsx').then((module) => ({ default: module.RichTextEditor })),
)
export type { RichTextEditorProps } from './rich-text-editor.tsx'
export type { RichTextLabels } from './toolbar.tsx'
