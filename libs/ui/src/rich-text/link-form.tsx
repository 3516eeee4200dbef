import { Button, TextInput } from '@mantine/core'
import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { linkFrom } from './content.ts'
import styles from './rich-text.module.css'
import type { RichTextLabels } from './toolbar.tsx'

interface LinkFormProps {
  editor: Editor
  labels: RichTextLabels
  onDone: () => void
}

/** Asks for the address of a link. Not a form element: it stands inside the form that is being filled in. */
export function LinkForm({ editor, labels, onDone }: LinkFormProps) {
  const known: unknown = editor.getAttributes('link')['href']
  const [typed, setTyped] = useState(typeof known === 'string' ? known : '')
  const [invalid, setInvalid] = useState(false)

  const apply = () => {
    const href = linkFrom(typed)
    if (!href) {
      setInvalid(true)
      return
    }
    const chain = editor.chain().focus().extendMarkRange('link')
    if (editor.state.selection.empty && !editor.isActive('link')) {
      chain.insertContent({ type: 'text', text: typed.trim(), marks: [{ type: 'link', attrs: { href } }] }).run()
    } else {
      chain.setLink({ href }).run()
    }
    onDone()
  }

  return (
    <div className={styles.linkForm}>
      <TextInput
        size="sm"
        label={labels.linkAddress}
        value={typed}
        error={invalid ? labels.linkInvalid : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setInvalid(false)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          event.stopPropagation()
          apply()
        }}
      />
      <div className={styles.linkActions}>
        <Button size="xs" onClick={apply}>
          {labels.linkApply}
        </Button>
        {editor.isActive('link') ? (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              editor.chain().focus().extendMarkRange('link').unsetLink().run()
              onDone()
            }}
          >
            {labels.linkRemove}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
