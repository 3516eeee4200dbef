export { RichTextField } from './rich-text-field.tsx'
export type { RichTextEditorProps } from './rich-text-editor.tsx'
export type { RichTextLabels } from './toolbar.tsx'
