import { Button, TextInput } from '@mantine/core'
import type { Editor } from '@tiptap/react'
import { useState, type KeyboardEvent } from 'react'
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
    if (!href) return setInvalid(true)
    linkTo(editor, href, typed.trim())
    onDone()
  }
  const remove = () => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
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
        onKeyDown={onEnter(apply)}
      />
      <div className={styles.linkActions}>
        <Button size="xs" onClick={apply}>
          {labels.linkApply}
        </Button>
        {editor.isActive('link') ? (
          <Button size="xs" variant="default" onClick={remove}>
            {labels.linkRemove}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

/** Makes the selection or the link around the caret lead there; where there is neither, the address itself becomes one. */
function linkTo(editor: Editor, href: string, text: string): void {
  const chain = editor.chain().focus().extendMarkRange('link')
  if (editor.state.selection.empty && !editor.isActive('link')) {
    chain.insertContent({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] }).run()
  } else {
    chain.setLink({ href }).run()
  }
}

/** Enter is for the link, not for the form around it. */
function onEnter(act: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
}
