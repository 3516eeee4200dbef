import type { Editor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import type { RichTextEditorProps } from './rich-text-editor.tsx'

/** Puts pictures into the text once `onPicture` has stored them; tells how many are on their way and what went wrong. */
export function usePictures(onPicture: RichTextEditorProps['onPicture']) {
  const [problem, setProblem] = useState<string | null>(null)
  const [uploading, setUploading] = useState(0)
  const latest = useRef(onPicture)
  useEffect(() => {
    latest.current = onPicture
  })

  const addPictures = (into: Editor, files: File[]): boolean => {
    const store = latest.current
    if (!store || files.length === 0) return false
    setProblem(null)
    for (const file of files) {
      setUploading((count) => count + 1)
      store(file)
        .then((picture) => append(into, picture))
        .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
        .finally(() => setUploading((count) => count - 1))
    }
    return true
  }
  return { addPictures, uploading, problem }
}

/** After what is selected, in whose place it would come otherwise: the picture before it is selected. */
function append(editor: Editor, attrs: { src: string; alt: string }): void {
  const { to } = editor.state.selection
  editor.chain().focus().insertContentAt(to, { type: 'image', attrs }).run()
}
